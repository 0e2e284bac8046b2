import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../vendors/clock.ts';
import type { ConnectedVendors } from '../../vendors/connected.ts';
import { timeoutSignal } from '../../vendors/give-up-after.ts';
import type { Log } from '../../vendors/log.ts';
import type { Sweep } from '../../vendors/sweep.ts';
import { toVendorError } from '../../vendors/to-vendor-error.ts';
import { VendorError } from '../../vendors/vendor-error.ts';
import { kindOf } from '../read-push.ts';
import { countMissed, keepSweptUntil, sweptUntil } from './sweep-mark.ts';

/** What is swept with. */
export interface SweepRoom {
  readonly store: Pick<Store, 'accept' | 'records' | 'secret' | 'keepSecret'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The work of sweeping. */
export interface Sweeping {
  /** Ends it; resolves when the sweep under way is over. */
  close(): Promise<void>;
}

/** A push may be on its way for so long before it counts as missed. */
const graceMs = 60_000;
/** The vendor's clock and ours may differ by so much. */
const overlapMs = 120_000;
const longestMs = 60_000;

/** Sweeps every vendor that offers it: at once, for what was missed while nobody listened, and then every few minutes. */
export function sweepVendors(vendors: ConnectedVendors, room: SweepRoom): Sweeping {
  const stopped = new AbortController();
  const { signal } = stopped;
  const waited = (ms: number) => pause(ms, true, { signal, ref: false }).catch(() => false);
  const work = async (vendor: string, sweep: Sweep) => {
    do await sweepOnce(vendor, sweep, room, signal);
    while (await waited(sweep.everyMs));
  };
  const working = [...vendors.values()].flatMap(({ name, adapter }) =>
    adapter?.sweep === undefined ? [] : [work(name, adapter.sweep)],
  );
  return {
    close: async () => {
      stopped.abort();
      await Promise.all(working);
    },
  };
}

/** One sweep. It never rejects: what fails is logged, and tried at the next turn from the same mark on. */
export async function sweepOnce(vendor: string, sweep: Sweep, room: SweepRoom, stopped: AbortSignal): Promise<void> {
  try {
    const missed = await sweepBehindMark(vendor, sweep, room, stopped);
    if (missed > 0) room.log.warn('changes that no push told', { vendor, missed });
  } catch (error) {
    if (stopped.aborted) return;
    const named = toVendorError(vendor, error);
    room.log.warn('sweep failed', { vendor, error: named instanceof VendorError ? named.kind : kindOf(named) });
  }
}

/** How many changes it found that no push had told and no other process had found. */
async function sweepBehindMark(vendor: string, sweep: Sweep, room: SweepRoom, stopped: AbortSignal): Promise<number> {
  const { store, clock } = room;
  const records = store.records(vendor);
  const now = clock.now();
  const to = now - graceMs;
  const mark = await sweptUntil(store, vendor);
  if (mark === null) await keepSweptUntil(store, vendor, to);
  // Another process has just done it.
  if (mark === null || to - mark < sweep.everyMs / 2) return 0;

  const since = Math.max(mark - overlapMs, (await records.observedSince())?.getTime() ?? 0);
  if (since >= to) return 0;
  const signal = AbortSignal.any([stopped, timeoutSignal(longestMs)]);
  const call = { signal, deadline: now + longestMs, needsLive: true };
  const { rows, until } = await sweep.changed({ from: new Date(since), to: new Date(to) }, call);
  const kept = await records.get(
    sweep.entity,
    rows.map(({ ref }) => ref),
  );
  const untold = rows.filter(({ ref, updatedAt }) => {
    const record = kept.get(ref);
    const toldAt = record === undefined ? null : sweep.toldAt(record);
    // What was changed within the grace may be told yet; the next sweep looks again.
    return updatedAt.getTime() >= since && updatedAt.getTime() <= to && (toldAt === null || toldAt < updatedAt);
  });
  const announced = await Promise.all(untold.map((row) => announce(vendor, sweep, row, room)));
  const missed = announced.filter((isNew) => isNew).length;
  await countMissed(store, vendor, missed);
  await keepSweptUntil(store, vendor, until.getTime());
  return missed;
}

/** Tells subscribers of one change; false if another process has done so. */
async function announce(
  vendor: string,
  { entity }: Sweep,
  { ref, updatedAt }: { readonly ref: string; readonly updatedAt: Date },
  { store, clock }: SweepRoom,
): Promise<boolean> {
  const change = { subject: entity, ref, kind: 'UPDATED', kindRaw: 'sweep', at: updatedAt } as const;
  const { isRepeat } = await store.accept({
    vendor,
    body: '', // nobody pushed it
    receivedAt: new Date(clock.now()),
    reading: { dedupeKey: `sweep ${entity} ${ref} ${updatedAt.getTime()}`, items: [{ events: [], change }] },
  });
  return !isRepeat;
}
