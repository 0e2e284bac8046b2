import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aLedger, aTime, aWriter, input, receipt, request } from '../../test/support/a-writer.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { Call } from '../vendors/call.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import { WriteRefused, type Receipt } from '../vendors/write.ts';
import { KeyConflict, KeyInProgress } from './key-errors.ts';
import type { WriteLedger } from './write-ledger.ts';

const lost = new Refusal({ kind: 'TIMEOUT', message: 'The vendor did not answer in time.' });
const other = { input: { ...input, nickname: 'Bo' } };

/** A vendor that answers when it is told to. */
function slowVendor() {
  const { promise, resolve, reject } = Promise.withResolvers<Receipt>();
  return { send: () => promise, answer: () => resolve(receipt), fail: reject };
}

describe('equal writes with one key', () => {
  it('that come at once are one write with one answer', async () => {
    const { write, sent } = aWriter();
    const answers = await Promise.all(Array.from({ length: 20 }, () => write()));
    expect(sent).toEqual([input]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ outcome: 'APPLIED', receipt });
  });

  it('that come later are answered with what is remembered', async () => {
    const { write, sent } = aWriter();
    const first = await write();
    expect(await write()).toEqual(first);
    expect(sent).toHaveLength(1);
  });

  it('are equal whatever the order of their fields, and with fields that are null', async () => {
    const { write, sent } = aWriter();
    await write();
    await write({ input: { status: 'FIRST_INQUIRY', email: null, nickname: 'An' } });
    expect(sent).toHaveLength(1);
  });

  it('are two for two callers, or with two keys', async () => {
    const { write, sent } = aWriter();
    await Promise.all([write(), write({ viewer: 'bob' }), write({ idempotencyKey: 'l' })]);
    expect(sent).toHaveLength(3);
  });

  it('without a key are two', async () => {
    const { write, sent } = aWriter();
    await Promise.all([write({ idempotencyKey: null }), write({ idempotencyKey: null })]);
    expect(sent).toHaveLength(2);
  });

  it('are told that the first is running when their own time is up, and the first goes on', async () => {
    const vendor = slowVendor();
    const { write, sent } = aWriter(vendor);
    const first = write();
    const client = new AbortController();
    const second = write({}, { signal: client.signal });
    client.abort();
    await expect(second).rejects.toThrow(KeyInProgress);
    await expect(second).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    vendor.answer();
    expect(await first).toMatchObject({ outcome: 'APPLIED' });
    expect(sent).toHaveLength(1);
  });

  it('share one failure, and the key is free again', async () => {
    const vendor = slowVendor();
    const { write, sent } = aWriter(vendor);
    const both = [write(), write()];
    vendor.fail(new Refusal({ kind: 'UNAVAILABLE', message: 'Resting.', neverSent: true }));
    for (const answer of await Promise.allSettled(both)) {
      expect(answer).toMatchObject({ reason: { kind: 'UNAVAILABLE', message: 'Resting. Nothing was written.' } });
    }
    await expect(write()).rejects.toThrow('Resting.');
    expect(sent).toHaveLength(2);
  });
});

describe('a key that was used for another input', () => {
  it('is refused while the first is running, and afterwards', async () => {
    const vendor = slowVendor();
    const { write, sent } = aWriter(vendor);
    const first = write();
    await expect(write(other)).rejects.toThrow(KeyConflict);
    vendor.answer();
    await first;
    await expect(write(other)).rejects.toThrow(KeyConflict);
    expect(sent).toEqual([input]);
  });

  it('does not cost the first input its answer, though it is asked for meanwhile', async () => {
    const { write, sent } = aWriter();
    const first = await write();
    const [refused, repeated] = await Promise.allSettled([write(other), write()]);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(KeyConflict) });
    expect(repeated).toEqual({ status: 'fulfilled', value: first });
    expect(sent).toHaveLength(1);
  });

  it('is refused in another process too, which knows it from the ledger alone', async () => {
    const time = aTime();
    const ledger = aLedger(time);
    const vendor = slowVendor();
    const first = aWriter(vendor, { time, ledger }).write();
    await tick();
    const { write, sent } = aWriter({}, { time, ledger });
    await expect(write(other)).rejects.toThrow(KeyConflict);
    vendor.answer();
    await first;
    expect(sent).toEqual([]);
  });
});

it('sees a write to its end and notes it when its client has gone', async () => {
  const vendor = slowVendor();
  const heard: AbortSignal[] = [];
  const send = ({ signal }: Call) => {
    heard.push(signal);
    return vendor.send();
  };
  const { write, sent } = aWriter({ send });
  const client = new AbortController();
  const gone = write({}, { signal: client.signal });
  await expect.poll(() => sent.length).toBe(1);
  client.abort();
  expect(heard[0]?.aborted).toBe(false);
  vendor.answer();
  await gone;
  expect(await write()).toMatchObject({ outcome: 'APPLIED', receipt });
  expect(sent).toHaveLength(1);
});

describe('a key is free again, for the same input and another,', () => {
  it.each<[string, Refusal]>([
    ['it was never sent', new Refusal({ kind: 'UNAVAILABLE', message: 'Resting.', neverSent: true })],
    ['the vendor takes no more calls', new Refusal({ kind: 'RATE_LIMITED', message: 'Slow.', vendorCode: 'HTTP 429' })],
    ['it refuses our credentials', new Refusal({ kind: 'UNAUTHORIZED', message: 'Who?', vendorCode: 'HTTP 401' })],
    ['it does not take the request', new Refusal({ kind: 'BAD_REPLY', message: 'No.', vendorCode: 'HTTP 400' })],
  ])('when %s', async (_why, refusal) => {
    const { write, sent } = aWriter({ send: () => Promise.reject(refusal) });
    await expect(write()).rejects.toMatchObject({
      kind: refusal.kind,
      message: `${refusal.message} Nothing was written.`,
    });
    await expect(write()).rejects.toMatchObject({ kind: refusal.kind });
    await expect(write(other)).rejects.toMatchObject({ kind: refusal.kind });
    expect(sent).toHaveLength(3);
  });

  it('when the input was not fit', async () => {
    let isFit = false;
    const { write } = aWriter({
      prepare: async () =>
        isFit
          ? { request, send: async () => receipt }
          : { problems: [{ path: ['nickname'], code: 'REQUIRED', message: 'It cannot be blank.' }] },
    });
    expect(await write({ input: { ...input, nickname: '' } })).toMatchObject({
      outcome: 'REJECTED',
      userErrors: [{ path: ['input', 'nickname'], code: 'REQUIRED', refusedBy: null }],
    });
    isFit = true;
    expect(await write()).toMatchObject({ outcome: 'APPLIED' });
  });

  it('when what is needed to build the request could not be read', async () => {
    const { write } = aWriter({ prepare: () => Promise.reject(lost) });
    await expect(write()).rejects.toMatchObject({ kind: 'TIMEOUT', message: `${lost.message} Nothing was written.` });
    await expect(write(other)).rejects.toMatchObject({ kind: 'TIMEOUT' });
  });

  it('when no time was left to send it', async () => {
    const { write, sent, time } = aWriter();
    await expect(write({}, { deadline: time.now + 199 })).rejects.toMatchObject({
      kind: 'TIMEOUT',
      message: 'No time is left for it. Nothing was written.',
    });
    expect(sent).toEqual([]);
    expect(await write(other)).toMatchObject({ outcome: 'APPLIED' });
  });
});

it('remembers the no of a vendor: the same key asks it no more', async () => {
  const no = new WriteRefused({ code: 'ALREADY_EXISTS', path: ['name'], message: 'It exists.', vendorCode: '510003' });
  const { write, sent } = aWriter({ send: () => Promise.reject(no) });
  const first = await write();
  expect(first).toMatchObject({
    outcome: 'REJECTED',
    userErrors: [{ path: ['input', 'name'], code: 'ALREADY_EXISTS', refusedBy: { vendorCode: '510003' } }],
  });
  expect(await write()).toEqual(first);
  expect(sent).toHaveLength(1);
});

describe('when the ledger fails', () => {
  const down = () => Promise.reject(new StoreUnavailable('The database cannot be had.'));
  const failing = (part: Partial<WriteLedger>) => {
    const time = aTime();
    const ledger = aLedger(time);
    return aWriter({ readBack: async () => receipt }, { time, ledger: { ...ledger, ...part } });
  };

  it.each(['find', 'begin'] as const)('before sending (%s), nothing is sent', async (step) => {
    const { write, sent } = failing({ [step]: down });
    await expect(write()).rejects.toThrow(StoreUnavailable);
    expect(sent).toEqual([]);
  });

  it('after sending, the caller has the vendor’s answer, and who asks again reads back', async () => {
    const { write, sent, time, logged } = failing({ finish: down });
    expect(await write()).toMatchObject({ outcome: 'APPLIED', readBack: null });
    expect(logged).toEqual([['how a write ended could not be noted', { error: 'StoreUnavailable' }]]);
    time.now += 6001; // the lease and its grace
    expect(await write()).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND' });
    expect(sent).toHaveLength(1);
  });

  it('a dry run and a write without a key do not even notice', async () => {
    const { write, sent } = failing({ find: down, begin: down, finish: down, release: down });
    expect(await write({ isDryRun: true })).toMatchObject({ outcome: 'DRY_RUN', request: { path: '/user/save' } });
    expect(sent).toEqual([]);
    expect(await write({ idempotencyKey: null })).toMatchObject({ outcome: 'APPLIED' });
  });
});
