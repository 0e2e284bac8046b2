import { describe, expect, it } from 'vitest';
import { aWriter, receipt } from '../../test/support/a-writer.ts';
import { Refusal } from '../vendors/vendor-error.ts';

describe('where the vendor’s yes names no record', () => {
  const yes = async () => ({ refs: null });

  it('looks for the one that was written, from the time on when it was sent', async () => {
    const looks: Date[] = [];
    const { write, time } = aWriter({ send: yes, find: async (sentAt) => (looks.push(sentAt), 'c2') });
    expect(await write()).toMatchObject({ outcome: 'APPLIED', receipt: { refs: ['c2'] } });
    expect(looks).toEqual([new Date(time.now)]);
  });

  it.each([
    ['it is not shown', async () => null],
    ['the vendor fails just then', () => Promise.reject(new Refusal({ kind: 'TIMEOUT', message: 'Slow.' }))],
  ])('is applied all the same when %s', async (_why, find) => {
    const { write } = aWriter({ send: yes, find });
    expect(await write()).toMatchObject({ outcome: 'APPLIED', receipt: { refs: null } });
  });
});

it('looks for nothing where the yes names the record', async () => {
  const { write } = aWriter({ find: () => Promise.reject(new Error('not asked')) });
  expect(await write()).toMatchObject({ outcome: 'APPLIED', receipt });
});

it.each(['jing', 'wshoto'] as const)('says where a vendor that is off is named (%s)', async (vendor) => {
  const { write, sent } = aWriter();
  expect(await write({ vendor })).toMatchObject({
    outcome: 'REJECTED',
    request: null,
    userErrors: [{ path: ['input', 'vendor'], code: 'UNSUPPORTED', message: expect.stringContaining('is off') }],
  });
  expect(await write({ vendor, isDryRun: true })).toMatchObject({ outcome: 'DRY_RUN', userErrors: [{}] });
  expect(sent).toEqual([]);
});

it('a dry run sends nothing, notes nothing, and minds no key', async () => {
  const { write, sent } = aWriter();
  const shown = { outcome: 'DRY_RUN', request: { vendor: 'sobot', method: 'POST', path: '/user/save' } };
  expect(await write({ isDryRun: true })).toMatchObject(shown);
  expect(sent).toEqual([]);
  await write();
  expect(await write({ isDryRun: true, input: { nickname: 'Bo', status: 'IN_POOL' } })).toMatchObject(shown);
  expect(sent).toHaveLength(1);
});
