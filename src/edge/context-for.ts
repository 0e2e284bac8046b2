import { scopes } from '../context.ts';
import type { Context, Viewer } from '../context.ts';
import { SourceNotes } from '../lists/source-notes.ts';
import { createLoaders } from '../loaders/create-loaders.ts';
import { missedPushes } from '../pushes/sweep/sweep-mark.ts';
import type { ServerParts } from '../server.ts';
import type { Call, Replied } from '../vendors/call.ts';
import type { Writer } from '../writes/writer.ts';
import type { RequestAsker } from './asker-of.ts';
import type { Asking } from './asking.ts';
import { maxAgeOf } from './max-age-header.ts';
import { troublesOf } from './sandbox-header.ts';

// Who asks is not told apart yet: AUTH is off.
const anybody: Viewer = { name: 'anybody', scopes: new Set(scopes) };

/** What one request works with, or one event of a stream. Throws the `GraphQLError` that a header is refused with. */
export function contextFor(
  request: Asking,
  parts: ServerParts,
  writer: Writer,
  { budget, asker }: { readonly budget: Call; readonly asker: RequestAsker },
): Context {
  const { vendors, clock, store } = parts;
  const notes = new SourceNotes();
  // Lists tell of their answers themselves.
  const onReply = ({ vendor, failure }: Replied): void => {
    if (failure !== null) notes.addStale(vendor, failure.retryAfterMs ?? null);
  };
  const call = {
    ...budget,
    troubles: troublesOf(request, vendors, parts.isProduction),
    asker,
    maxAgeMs: maxAgeOf(request),
    onReply,
  };
  return {
    viewer: anybody,
    vendors,
    loaders: createLoaders({ vendors, call, clock }),
    call,
    clock,
    writer,
    notes,
    vendorCalls: asker.vendorCalls,
    changes: parts.feed,
    clientGone: request.signal,
    lastEventId: request.headers.get('last-event-id'),
    markPlace: () => undefined,
    observedSince: (vendor) => store.records(vendor).observedSince(),
    missedPushes: (vendor) => missedPushes(store, vendor),
    parkedPushes: (vendor) => store.parking.count(vendor),
    lastPushAt: (vendor) => store.lastPushAt(vendor),
  };
}
