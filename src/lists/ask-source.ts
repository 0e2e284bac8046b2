import type { ListKind, ServedFrom } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { Call, Replied } from '../vendors/call.ts';
import type { Part } from '../vendors/list-plan.ts';
import { regretIfNew } from '../vendors/regret.ts';
import { together } from '../vendors/together.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { VendorError, type Problem } from '../vendors/vendor-error.ts';
import type { ListRequest, ListRoom } from './list-types.ts';
import { type Judged, matcherOf } from './matches.ts';
import { timeCondition, timeOfRow } from './list-time.ts';
import type { Source } from './sources.ts';
import type { PartState } from './walk/part-state.ts';
import { type Walked, walkPart } from './walk/walk-part.ts';

/** Vendor pages that one request reads of one part at the most. */
const mostCalls = 8;
/** The same where conditions are applied here, so that a rare match does not read a whole vendor. */
const mostCallsFiltering = 5;

/** What became of one part in this request. */
export interface AskedPart<R> {
  readonly start: PartState;
  readonly walked: Walked<R> | null;
  readonly error: VendorError | null;
  /** Why the vendor gave nothing newer than what is shown; null or absent: it did. */
  readonly stale?: Problem | null;
  /** Milliseconds; null if it was at its end already and not asked. */
  readonly latencyMs: number | null;
}

/** Walks one part on. The vendor's failures come back as errors; a bug of ours is thrown. */
export async function askPart<K extends ListKind>(
  source: Source<K>,
  part: Part<ListedOf[K]>,
  start: PartState,
  place: { readonly pin: number | null; readonly missing: number | null },
  request: ListRequest<K>,
  room: ListRoom,
): Promise<AskedPart<ListedOf[K]>> {
  if (start.isDone) return { start, walked: null, error: null, latencyMs: null };
  const { judged } = source;
  const { pin, missing } = place;
  const range = timeRange(judged);
  const timeOf = (row: ListedOf[K]): number | null => timeOfRow(request.entity, row);
  const matches = matcherOf(judged);
  const begun = room.clock.now();
  const elapsed = () => Math.max(0, Math.round(room.clock.now() - begun));
  const replies: Replied[] = [];
  const walk = (call: Call) =>
    walkPart(part, start, request.first, {
      call,
      pin,
      now: begun,
      missing,
      countsExactly: source.countsExactly,
      from: range?.gte?.getTime() ?? null,
      to: range?.lt?.getTime() ?? null,
      callsLeft: judged.names.some((name) => !judged.pushed.has(name)) ? mostCallsFiltering : mostCalls,
      timeOf,
      accepts: (row) => {
        const time = timeOf(row);
        const isInWalk = pin === null || time === null || time <= pin;
        const isOwn = part.kind === 'keyset' || part.owns === undefined || part.owns(row);
        return isInWalk && isOwn && matches(row);
      },
    });
  try {
    const { rows, rest, learnt } = await together({ ...room.call, onReply: (reply) => void replies.push(reply) }, walk);
    const walked = { rows, rest, learnt: { ...learnt, servedFrom: worstOf(replies) ?? learnt.servedFrom } };
    const stale = replies.find(({ failure }) => failure !== null)?.failure ?? null;
    return { start, walked, error: null, stale, latencyMs: elapsed() };
  } catch (error) {
    const translated = toVendorError(source.vendor.name, error);
    if (!(translated instanceof VendorError)) throw translated;
    regretIfNew(source.vendor.line, translated);
    return { start, walked: null, error: translated, latencyMs: elapsed() };
  }
}

/** Null: no vendor gave any of it, nor what is kept of one. */
const worstOf = (replies: readonly Replied[]): ServedFrom | null =>
  (['STALE', 'CACHE', 'LIVE'] as const).find((from) => replies.some(({ servedFrom }) => servedFrom === from)) ?? null;

/** The bounds that the vendor is asked to apply itself. */
function timeRange<K extends ListKind>({
  entity,
  conditions,
  pushed,
}: Judged<K>): { gte?: Date; lt?: Date } | undefined {
  const name = timeCondition[entity];
  const values: Readonly<Record<string, unknown>> = { ...conditions };
  return pushed.has(name) ? (values[name] as { gte?: Date; lt?: Date }) : undefined;
}
