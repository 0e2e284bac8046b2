import { expect, it, onTestFinished } from 'vitest';
import { leadReader } from '../../../test/support/a-pushing-vendor.ts';
import { openSqliteStore } from '../../store/sqlite/open-sqlite-store.ts';
import { StoreUnavailable, type Parking } from '../../store/store.ts';
import type { LogValues } from '../../vendors/log.ts';
import type { PushReader } from '../../vendors/push.ts';
import { readPush } from '../read-push.ts';
import { retryPushes } from './retry.ts';

/** A store with one push that its reader broke on, and what tries it again. */
async function aRoom(
  readers: Readonly<Record<string, PushReader>>,
  parking: (inner: Parking) => Parking = (inner) => inner,
) {
  const time = { now: Date.UTC(2026, 10, 1) };
  const inner = openSqliteStore({ path: ':memory:', clock: { now: () => time.now } });
  const store = { ...inner, parking: parking(inner.parking) };
  const body = '{"id":7,"throws":"13800138000"}';
  const parsed = JSON.parse(body);
  const push = { vendor: 'pushing', body, receivedAt: new Date(time.now), ...readPush(leadReader, body, parsed) };
  await store.accept(push);
  const lines: { message: string; values: LogValues | undefined }[] = [];
  const note = (message: string, values?: LogValues) => void lines.push({ message, values });
  const log = { info: note, warn: note };
  const start = () => {
    const retrying = retryPushes({ readers: new Map(Object.entries(readers)), store, log, everyMs: 1 });
    onTestFinished(() => retrying.close());
    return retrying;
  };
  const parked = () => inner.parking.list({ after: 0, limit: 9 });
  const leads = async () => (await inner.records('pushing').list('LEAD', { after: null, limit: 9 })).total;
  onTestFinished(() => inner.close());
  return { time, start, parked, leads, lines, store: inner };
}

const mended: PushReader = { read: ({ throws: _, ...body }) => leadReader.read(body) };

it('applies a push that can be read meanwhile, when it is due and not before', async () => {
  const asked: number[] = [];
  const { time, start, parked, leads, lines } = await aRoom({ pushing: mended }, (inner) => ({
    ...inner,
    due: (limit) => {
      asked.push(limit);
      return inner.due(limit);
    },
  }));
  start();
  await expect.poll(() => asked.length).toBeGreaterThan(3);
  expect(await leads()).toBe(0);
  time.now += 1000;
  await expect.poll(leads).toBe(1);
  expect(await parked()).toEqual([]);
  expect(lines).toEqual([{ message: 'parked push applied', values: { vendor: 'pushing', receipt: 1, tries: 2 } }]);
});

it('gives up after three tries, keeps the push, and says nothing of what it holds', async () => {
  const { time, start, parked, lines } = await aRoom({ pushing: leadReader });
  start();
  for (const tries of [2, 3]) {
    time.now += 60_000;
    await expect.poll(async () => (await parked())[0]?.tries).toBe(tries);
  }
  time.now += 86_400_000;
  await expect
    .poll(async () => (await parked())[0])
    .toMatchObject({ tries: 3, tryAt: null, reason: 'could not be read: Error' });
  const line = (tries: number) => ({
    message: 'push parked',
    values: { vendor: 'pushing', receipt: 1, tries, reason: 'could not be read: Error' },
  });
  expect(lines).toEqual([line(2), line(3)]);
});

it('parks the push of a vendor that was turned off, for when it is on again', async () => {
  const { time, start, parked } = await aRoom({});
  start();
  time.now += 60_000;
  await expect.poll(parked).toMatchObject([{ tries: 2, reason: 'could not be read: VendorOff' }]);
});

it('goes on past one that holds nothing to read', async () => {
  const { time, start, parked, leads, store } = await aRoom({ pushing: mended });
  const receivedAt = new Date(time.now);
  for (const dedupeKey of ['found 1', 'found 2']) {
    const reading = { dedupeKey, items: [] };
    await store.accept({ vendor: 'pushing', body: '', receivedAt, reading, failed: 'could not be applied: Error' });
  }
  time.now += 1000;
  start();
  await expect.poll(leads).toBe(1);
  const unreadable = { tries: 2, reason: 'could not be read: UnusableBody' };
  await expect.poll(parked).toMatchObject([unreadable, unreadable]);
});

it('waits for a store that is down, without a word', async () => {
  let outages = 3;
  const { time, start, leads, lines } = await aRoom({ pushing: mended }, (inner) => ({
    ...inner,
    due: async (limit) => {
      if (outages-- > 0) throw new StoreUnavailable('down');
      return inner.due(limit);
    },
  }));
  time.now += 1000;
  start();
  await expect.poll(leads).toBe(1);
  expect(lines.map(({ message }) => message)).toEqual(['parked push applied']);
});

it('tells of a fault of ours by its kind only, and rests', async () => {
  let asked = 0;
  const { start, lines } = await aRoom({ pushing: mended }, (inner) => ({
    ...inner,
    due: async () => {
      asked++;
      throw new TypeError('about 13800138000');
    },
  }));
  start();
  await expect
    .poll(() => lines)
    .toEqual([{ message: 'pushes could not be tried again', values: { error: 'TypeError' } }]);
  expect(asked).toBe(1);
});

it('applies a push once where two processes try it at once', async () => {
  const { time, start, leads, lines, store } = await aRoom({ pushing: mended });
  time.now += 1000;
  const both = [start(), start()];
  await expect.poll(leads).toBe(1);
  await Promise.all(both.map((one) => one.close()));
  expect(await store.changes.latest()).toBe(1);
  expect(lines).toHaveLength(1);
});

it('has ended when it is closed', async () => {
  let asked = 0;
  const { start } = await aRoom({ pushing: mended }, (inner) => ({
    ...inner,
    due: (limit) => {
      asked++;
      return inner.due(limit);
    },
  }));
  const retrying = start();
  await expect.poll(() => asked).toBeGreaterThan(0);
  await retrying.close();
  const before = asked;
  await new Promise(setImmediate);
  expect(asked).toBe(before);
});
