import { expect, it } from 'vitest';
import { sobotAfterPushes } from '../../../../test/support/sobot-after-pushes.ts';

const merge = (gone: string, survivor: string, datetime: number) => ({
  companyid: 'co',
  msg_type: 1,
  datetime,
  userid: survivor,
  merged_userid: gone,
});

it('finds the customer that lives on, and its follow-ups, by the refs of those that were merged away', async () => {
  const { adapter, push } = sobotAfterPushes();
  await push(merge('a', 'b', 1), merge('c', 'c', 2));
  await push(merge('b', 'd', 3));
  const customers = await adapter.CUSTOMER!.survivors!(['a', 'b', 'c', 'd', 'x']);
  expect(Object.fromEntries(customers)).toEqual({ a: 'd', b: 'd' });
  expect([...(await adapter.FOLLOW_UP!.survivors!(['a.1', 'd.1', 'x.1']))]).toEqual([['a.1', 'd.1']]);
});

it('turns merges around where the settings say so', async () => {
  const { adapter, push } = sobotAfterPushes({ env: { SOBOT_MERGE_SURVIVOR: 'merged_userid' } });
  await push(merge('a', 'b', 1));
  expect([...(await adapter.CUSTOMER!.survivors!(['a', 'b']))]).toEqual([['b', 'a']]);
});
