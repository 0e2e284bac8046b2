import { describe, expect, it } from 'vitest';
import { aLedger, aTime, aWriter, receipt, type VendorPlay } from '../../test/support/a-writer.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import type { Receipt } from '../vendors/write.ts';
import { KeyInProgress } from './key-errors.ts';
import type { WriteLedger } from './write-ledger.ts';

const lost = () => Promise.reject(new Refusal({ kind: 'TIMEOUT', message: 'The vendor did not answer in time.' }));

/** A writer whose first write has lost its answer, and the same process after a restart, both over one ledger. */
async function afterLostAnswer(play: VendorPlay) {
  const time = aTime();
  const ledger = aLedger(time);
  const first = aWriter({ send: lost, ...play }, { time, ledger });
  expect(await first.write()).toMatchObject({
    outcome: 'UNKNOWN',
    reason: 'The vendor did not answer in time. The write may have been done.',
    readBack: null,
    request: { path: '/user/save' },
  });
  return { first, restarted: aWriter({ send: lost, ...play }, { time, ledger }), time };
}

describe.each(['first', 'restarted'] as const)('a key whose write has lost its answer, in the %s process,', (which) => {
  it('answers APPLIED where the vendor proves it, and remembers so', async () => {
    const looks: Date[] = [];
    const play = { readBack: async (sentAt: Date) => (looks.push(sentAt), receipt) };
    const { [which]: process, time, first, restarted } = await afterLostAnswer(play);
    const sentAt = new Date(time.now);
    time.now += 60_000;
    const answer = await process.write();
    expect(answer).toMatchObject({ outcome: 'APPLIED', receipt, readBack: 'FOUND', reason: null });
    expect(await process.write()).toEqual(answer);
    expect(looks).toEqual([sentAt]);
    expect([...first.sent, ...restarted.sent]).toHaveLength(1);
  });

  it.each<[string, VendorPlay, object]>([
    [
      'the vendor does not show it',
      { readBack: async () => null },
      { readBack: 'NOT_FOUND', reason: expect.stringContaining('does not show it now. It was not sent again.') },
    ],
    [
      'nothing can prove it',
      {},
      { readBack: 'NOT_POSSIBLE', reason: expect.stringContaining('It was not sent again.') },
    ],
    [
      'the vendor cannot be asked',
      { readBack: () => Promise.reject(new Refusal({ kind: 'UNAVAILABLE', message: 'It is down.' })) },
      { readBack: 'FAILED', reason: expect.stringMatching(/could not be asked.* It is down\.$/) },
    ],
  ])('stays UNKNOWN where %s, and is never sent again', async (_why, play, expected) => {
    const { [which]: process, first, restarted } = await afterLostAnswer(play);
    for (let times = 0; times < 3; times++) {
      expect(await process.write()).toMatchObject({ outcome: 'UNKNOWN', receipt: null, ...expected });
    }
    expect([...first.sent, ...restarted.sent]).toHaveLength(1);
  });
});

it('looks again each time until the vendor shows it', async () => {
  const shown: (Receipt | null)[] = [null, receipt];
  const { first } = await afterLostAnswer({ readBack: async () => shown.shift() ?? null });
  expect(await first.write()).toMatchObject({ readBack: 'NOT_FOUND' });
  expect(await first.write()).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND' });
  expect(await first.write()).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND' });
});

it('takes a vendor that has nothing left to do for the proof', async () => {
  const time = aTime();
  const ledger = aLedger(time);
  await aWriter({ send: lost }, { time, ledger }).write();
  const asItIsNow = { prepare: async () => ({ request: null, send: async () => receipt }) };
  const answer = await aWriter(asItIsNow, { time, ledger }).write();
  expect(answer).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND', request: null, receipt });
});

it('takes a request that can no longer be built for no proof', async () => {
  const time = aTime();
  const ledger = aLedger(time);
  await aWriter({ send: lost }, { time, ledger }).write();
  const prepare = async () => ({ problems: [{ path: null, code: 'NOT_FOUND', message: 'Gone.' }] as const });
  expect(await aWriter({ prepare }, { time, ledger }).write()).toMatchObject({
    outcome: 'UNKNOWN',
    readBack: 'NOT_POSSIBLE',
  });
});

it('reads back after a bug of ours while sending, for nothing is certain then', async () => {
  const bug = () => Promise.reject(new TypeError('x is undefined'));
  const { write, sent } = aWriter({ send: bug, readBack: async () => receipt });
  await expect(write()).rejects.toThrow(TypeError);
  expect(await write()).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND' });
  expect(sent).toHaveLength(1);
});

describe('a write whose process died before it could note the end', () => {
  /** The process dies after the write is noted: nobody hears how it ended. */
  async function afterDeath(passing: (time: { now: number }, ledger: WriteLedger) => WriteLedger = (_, same) => same) {
    const time = aTime();
    const ledger = aLedger(time);
    const died = new Promise<never>(() => undefined);
    const dead = aWriter({ send: () => died }, { time, ledger });
    void dead.write();
    await expect.poll(() => dead.sent.length).toBe(1);
    const restarted = aWriter({ readBack: async () => receipt }, { time, ledger: passing(time, ledger) });
    return { restarted, time, ledger };
  }

  /** Looking takes time. */
  const slowly = (time: { now: number }, ledger: WriteLedger): WriteLedger => ({
    ...ledger,
    find(key) {
      time.now += 10;
      return ledger.find(key);
    },
  });

  it('may still be running within its lease: who asks waits as long as it can, then is told so', async () => {
    const { restarted, time } = await afterDeath(slowly);
    const refused = restarted.write({}, { deadline: time.now + 222 });
    await expect(refused).rejects.toThrow(KeyInProgress);
    await expect(refused).rejects.toMatchObject({ retryAfterMs: 5000 + 1000 - 30 });
    expect(restarted.sent).toEqual([]);
  });

  it('is read back once its lease has ended', async () => {
    const { restarted, time } = await afterDeath();
    time.now += 6000;
    expect(await restarted.write()).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND' });
    expect(restarted.sent).toEqual([]);
  });

  it('is answered for when the other process turns out to be alive', async () => {
    const lively = (time: { now: number }, ledger: WriteLedger): WriteLedger => {
      const passing = slowly(time, ledger);
      let looks = 0;
      return {
        ...passing,
        async find(key) {
          if (++looks === 2) await ledger.finish(key, 'DONE', JSON.stringify({ outcome: 'APPLIED', reason: 'theirs' }));
          return passing.find(key);
        },
      };
    };
    const { restarted, time } = await afterDeath(lively);
    expect(await restarted.write({}, { deadline: time.now + 222 })).toEqual({ outcome: 'APPLIED', reason: 'theirs' });
    expect(restarted.sent).toEqual([]);
  });

  it('is left to whoever asks again when the other process has released it', async () => {
    const released = (time: { now: number }, ledger: WriteLedger): WriteLedger => {
      let looks = 0;
      return {
        ...ledger,
        async find(key) {
          if (++looks === 2) await ledger.release(key);
          return slowly(time, ledger).find(key);
        },
      };
    };
    const { restarted, time } = await afterDeath(released);
    await expect(restarted.write({}, { deadline: time.now + 222 })).rejects.toMatchObject({ retryAfterMs: 100 });
    expect(await restarted.write()).toMatchObject({ outcome: 'APPLIED', readBack: null });
    expect(restarted.sent).toHaveLength(1);
  });
});
