import { onTestFinished } from 'vitest';
import type { PushEvent, PushItem } from '../../../src/vendors/push.ts';
import type { AcceptedPush, Store } from '../../../src/store/store.ts';
import type { Clock } from '../../../src/vendors/clock.ts';

/** A place where a store can be opened, over and over. */
export interface StorePlace {
  /** False: what was there is gone when it is opened again. */
  readonly isKept: boolean;
  open(clock: Clock, options?: { readonly retentionDays?: number }): Promise<Store>;
}

/** Gives a fresh place for each test. */
export type NewPlace = () => StorePlace;

export const receivedAt = new Date('2026-11-01T00:00:00Z');

/** A store at a fresh place, the time it lives in, and the way to open that place again; all are closed in the end. */
export async function aStore(newPlace: NewPlace, now = 5000) {
  const time = { now };
  const place = newPlace();
  const open = async (options?: { readonly retentionDays?: number }) => {
    const store = await place.open({ now: () => time.now }, options);
    onTestFinished(() => store.close());
    return store;
  };
  return { store: await open(), open, time };
}

/** An update of lead `a`, but for what is said. */
export const anEvent = (event: Partial<PushEvent>): PushEvent => ({
  entity: 'LEAD',
  ref: 'a',
  at: new Date(1000),
  kindRaw: 'update',
  set: {},
  isWhole: false,
  ...event,
});

/** A push of vendor `one` that tells nobody. */
export const aPush = (dedupeKey: string, ...events: readonly PushEvent[]): AcceptedPush => ({
  vendor: 'one',
  body: `{"key":"${dedupeKey}"}`,
  receivedAt,
  reading: { items: [{ events, change: null }], dedupeKey },
});

/** A push of several things. */
export const aPushOf = (vendor: string, dedupeKey: string, ...items: readonly PushItem[]): AcceptedPush => ({
  vendor,
  body: '{}',
  receivedAt: new Date(7),
  reading: { dedupeKey, items },
});

/** An update of a customer that changes nothing but is told. */
export const anItem = (ref: string, more: Partial<PushItem> = {}): PushItem => ({
  events: [],
  change: { subject: 'CUSTOMER', ref, kind: 'UPDATED', kindRaw: 'u', at: null },
  ...more,
});
