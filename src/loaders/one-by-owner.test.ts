import { expect, it } from 'vitest';
import { aCall } from '../../test/support/http-over.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import { oneByOwner } from './one-by-owner.ts';

it('asks in batches as large as the vendor takes, each owner once, and matches answers by key', async () => {
  const calls: string[][] = [];
  const loader = oneByOwner(
    'sobot',
    {
      maxBatch: 2,
      of: async (owners) => {
        calls.push([...owners]);
        return new Map(owners.filter((owner) => owner !== 'none').map((owner) => [owner, owner.toUpperCase()]));
      },
    },
    aCall(),
  );
  const found = await Promise.all(['a', 'none', 'b', 'a'].map((owner) => loader.load(owner)));
  expect(found).toEqual(['A', null, 'B', 'A']);
  expect(calls).toEqual([['a', 'none'], ['b']]);
});

it('fails only the owners of the call that failed, and names the vendor', async () => {
  const loader = oneByOwner(
    'sobot',
    {
      maxBatch: 1,
      of: async ([owner]) => {
        if (owner === 'a') throw new Refusal({ kind: 'TIMEOUT', message: 'Too slow.' });
        return new Map([['b', 'B']]);
      },
    },
    aCall(),
  );
  const [a, b] = await Promise.allSettled([loader.load('a'), loader.load('b')]);
  expect(a).toMatchObject({ status: 'rejected', reason: { vendor: 'sobot', kind: 'TIMEOUT' } });
  expect(b).toEqual({ status: 'fulfilled', value: 'B' });
});
