import type { Adapter } from '../../../src/vendors/adapter.ts';
import type { Clock } from '../../../src/vendors/clock.ts';
import type { VendorDefinition } from '../../../src/vendors/define-vendor.ts';
import type { RecordStore } from '../../../src/vendors/record-store.ts';
import { createExchange } from '../../../src/vendors/transport/exchange.ts';
import type { VendorHttp } from '../../../src/vendors/vendor-http.ts';
import { lonelyTokens } from '../../support/lonely-tokens.ts';
import type { WireTrouble } from './dialect.ts';

export const baseUrl = 'https://hostile.test';

const unused = async (): Promise<never> => {
  throw new Error('Not part of this test.');
};

/** The real adapter over the real client and the real exchange of bytes; without pauses, caps and a breaker. */
export function overWire(
  definition: VendorDefinition,
  env: Readonly<Record<string, string>>,
  clock: Clock,
  fetch: (request: Request) => Promise<Response>,
  records: RecordStore = {
    get: async () => new Map(),
    list: unused,
    keep: async () => undefined,
    survivors: async () => new Map(),
    observedSince: async () => null,
  },
): Adapter {
  const exchange = createExchange(baseUrl, fetch, clock);
  const read: VendorHttp['read'] = (request, call) => exchange(request, call.signal);
  return definition.connect(definition.settings.schema.parse(env), {
    http: { read, send: read },
    records,
    tokens: lonelyTokens(clock),
    clock,
    log: { info: () => undefined, warn: () => undefined },
  });
}

/** A trouble as it comes over the wire; `inBody` is how the vendor says no with HTTP 200. */
export function play(trouble: WireTrouble, inBody: object): Response {
  if (trouble === 'http-500') return new Response('{"error":"internal"}', { status: 500 });
  if (trouble === 'in-body') return Response.json(inBody);
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
