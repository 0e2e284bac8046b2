import type { RecordLink } from '../records/record.ts';
import type { PushEvent } from '../vendors/push.ts';

/** When something was said: event time first, receipt number where times are equal. */
interface Stamp {
  /** Epoch milliseconds by the vendor's clock; by ours where the vendor does not say. */
  readonly at: number;
  readonly receipt: number;
}

interface Stamped<T> extends Stamp {
  readonly value: T;
}

/** A record as its events have made it so far. */
export interface RecordState {
  readonly fields: Readonly<Record<string, Stamped<unknown>>>;
  /** Epoch milliseconds. */
  readonly sortTime: Stamped<number | null> | null;
  readonly owner: Stamped<RecordLink | null> | null;
  readonly deletion: Stamped<boolean> | null;
  /** Ref of the record that lives on. */
  readonly merging?: Stamped<string> | null;
  /** True until an event carried the whole record. */
  readonly isPartial: boolean;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** The push an event came with. */
export interface Receipt {
  readonly number: number;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** Last writer per field by (event time, receipt number): the order in which events are applied does not matter. */
export function applyEvent(state: RecordState | null, event: PushEvent, receipt: Receipt): RecordState {
  const stamp: Stamp = { at: event.at?.getTime() ?? receipt.receivedAt, receipt: receipt.number };
  const told = Object.entries(event.set).map(
    ([name, value]) => [name, latest(ownField(state, name), { ...stamp, value })] as const,
  );
  const sortTime = event.sortTime === undefined ? undefined : (event.sortTime?.getTime() ?? null);
  return {
    fields: { ...state?.fields, ...Object.fromEntries(told) },
    sortTime: latest(state?.sortTime, stamped(stamp, sortTime)),
    owner: latest(state?.owner, stamped(stamp, event.owner)),
    deletion: latest(state?.deletion, stamped(stamp, event.isDeleted)),
    merging: latest(state?.merging, stamped(stamp, event.mergedInto)),
    isPartial: (state?.isPartial ?? true) && !event.isWhole,
    receivedAt: Math.max(state?.receivedAt ?? 0, receipt.receivedAt),
  };
}

// A vendor may name a field `constructor`: only own fields count.
const ownField = (state: RecordState | null, name: string): Stamped<unknown> | undefined =>
  state !== null && Object.hasOwn(state.fields, name) ? state.fields[name] : undefined;

const stamped = <T>(stamp: Stamp, value: T | undefined): Stamped<T> | null =>
  value === undefined ? null : { ...stamp, value };

function latest<T>(kept: Stamped<T> | null | undefined, told: Stamped<T>): Stamped<T>;
function latest<T>(kept: Stamped<T> | null | undefined, told: Stamped<T> | null): Stamped<T> | null;
function latest<T>(kept: Stamped<T> | null | undefined, told: Stamped<T> | null): Stamped<T> | null {
  if (told === null) return kept ?? null;
  if (kept === null || kept === undefined) return told;
  const isOlder = told.at < kept.at || (told.at === kept.at && told.receipt < kept.receipt);
  return isOlder ? kept : told;
}
