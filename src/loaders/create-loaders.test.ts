import { expect, it } from 'vitest';
import { aCustomer, aFollowUp, aLead, aTag, fakeVendors, gets, ownedPart } from '../../test/support/fake-vendors.ts';
import { aCall } from '../../test/support/http-over.ts';
import type { Held } from '../graph/nodes/held.ts';
import type { Adapter, ByOwner, RecordOf } from '../vendors/adapter.ts';
import { Refusal, VendorError } from '../vendors/vendor-error.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import { systemClock } from '../vendors/clock.ts';
import { createLoaders } from './create-loaders.ts';

const loadersOver = (adapters: Partial<Record<VendorName, Adapter>>) =>
  createLoaders({ vendors: fakeVendors(adapters), call: aCall(), clock: systemClock });
const row = <E extends 'LEAD' | 'CUSTOMER'>(entity: E, copy: RecordOf[E]): Held<E> => ({
  vendor: 'sobot',
  entity,
  ref: copy.ref,
  copy,
  isWhole: false,
});
const failing = async () => {
  throw new Refusal({ kind: 'TIMEOUT', message: 'Too slow.' });
};
const owned = <R>(lists: Record<string, R[]>) => {
  const calls: string[][] = [];
  const source: ByOwner<R> = {
    maxBatch: 2,
    of: async (owners) => {
      calls.push([...owners]);
      return new Map(Object.entries(lists));
    },
  };
  return { ...source, calls };
};

it('asks in batches as large as the vendor takes and matches answers by key', async () => {
  const source = gets<'CUSTOMER'>(aCustomer('a'), aCustomer('b'), aCustomer('c'));
  const loaders = loadersOver({ sobot: { CUSTOMER: { ...source, get: { ...source.get!, maxBatch: 2 } } } });
  const found = await Promise.all(['c', 'gone', 'a'].map((ref) => loaders.record('sobot', 'CUSTOMER', ref)));
  expect(found.map((held) => held?.copy.ref)).toEqual(['c', undefined, 'a']);
  expect(source.calls).toEqual([['c', 'gone'], ['a']]);
});

it('fails only the keys of the vendor that failed, and names it', async () => {
  const loaders = loadersOver({
    sobot: { CUSTOMER: { externalIdOf: (ref) => ref, get: { maxBatch: 9, byRefs: failing } } },
    wshoto: { CUSTOMER: gets<'CUSTOMER'>(aCustomer('a')) },
  });
  const [failed, fine] = await Promise.allSettled([
    loaders.record('sobot', 'CUSTOMER', 'a'),
    loaders.record('wshoto', 'CUSTOMER', 'a'),
  ]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { vendor: 'sobot', kind: 'TIMEOUT' } });
  expect(fine).toMatchObject({ status: 'fulfilled', value: { ref: 'a', isWhole: true } });
});

it('does not take a bug of ours for a failure of the vendor', async () => {
  const bug = new TypeError('x is undefined');
  const loaders = loadersOver({
    sobot: { CUSTOMER: { externalIdOf: (ref) => ref, get: { maxBatch: 9, byRefs: () => Promise.reject(bug) } } },
  });
  await expect(loaders.record('sobot', 'CUSTOMER', 'a')).rejects.toBe(bug);
});

it('serves a row that a list has brought, and fetches it only for what rows lack', async () => {
  const source = gets<'CUSTOMER'>(aCustomer('a', { remark: 'whole' }));
  const loaders = loadersOver({ sobot: { CUSTOMER: source } });
  loaders.prime(row('CUSTOMER', aCustomer('a', { name: 'An' })));
  const held = await loaders.record('sobot', 'CUSTOMER', 'a');
  expect(held).toMatchObject({ isWhole: false, copy: { name: 'An' } });
  expect(source.calls).toEqual([]);
  const [one, other] = await Promise.all([loaders.whole(held!), loaders.whole(held!)]);
  expect(one).toBe(other);
  expect(one).toMatchObject({ remark: 'whole' });
  expect(source.calls).toEqual([['a']]);
});

it.each([
  ['a vendor that is off', {}],
  ['a kind that the vendor does not supply', { sobot: {} }],
  ['a kind that the vendor cannot fetch', { sobot: { CUSTOMER: { externalIdOf: (ref: string) => ref } } }],
])('says UNSUPPORTED for %s', async (_what, adapters) => {
  const asked = loadersOver(adapters).record('sobot', 'CUSTOMER', 'a');
  await expect(asked).rejects.toMatchObject({ vendor: 'sobot', kind: 'UNSUPPORTED' });
});

it('joins the tags of a row with those of the bulk call, each once', async () => {
  const bulk = owned({ a: [aTag('t1', { name: 'One' }), aTag('t2', { name: 'Two' })] });
  const loaders = loadersOver({ sobot: { CUSTOMER: { externalIdOf: (ref) => ref, tags: bulk } } });
  const customers = [
    aCustomer('a', { tags: [aTag('t1', { name: null }), aTag('t3', { name: 'Three' })] }),
    aCustomer('b', { tags: null }),
  ];
  const [a, b] = await Promise.all(customers.map(async (copy) => loaders.tags(row('CUSTOMER', copy))));
  expect(a?.map(({ copy }) => copy.name)).toEqual(['One', 'Three', 'Two']);
  expect(b).toEqual([]);
  expect(bulk.calls).toEqual([['a', 'b']]);
});

it('fetches a record for its tags only if its row does not carry them', async () => {
  const source = gets<'LEAD'>(aLead('a', { tags: [aTag('t1')] }));
  const loaders = loadersOver({ sobot: { LEAD: source } });
  const [a, b] = await Promise.all([
    loaders.tags(row('LEAD', aLead('a'))),
    loaders.tags(row('LEAD', aLead('b', { tags: null }))),
  ]);
  expect(a?.map(({ ref }) => ref)).toEqual(['t1']);
  expect(b).toBeNull();
  expect(source.calls).toEqual([['a']]);
});

it('finds the records that the vendor links, and tells no link from no linked record', async () => {
  const customers = gets<'CUSTOMER'>(aCustomer('c1'));
  const leads = owned({ c1: [aLead('l1')] });
  const loaders = loadersOver({ sobot: { CUSTOMER: { ...customers, leads }, LEAD: gets<'LEAD'>() } });
  const linked = await loaders.customers(row('LEAD', aLead('l', { customerRefs: ['c1', 'gone'] })));
  expect(linked?.map(({ ref }) => ref)).toEqual(['c1']);
  expect(customers.calls).toEqual([['c1', 'gone']]);
  expect(await loaders.customers(row('LEAD', aLead('l', { customerRefs: null })))).toBeNull();
  expect((await loaders.leads(row('CUSTOMER', aCustomer('c1'))))?.map(({ ref }) => ref)).toEqual(['l1']);
});

it('says null for the follow-ups of a vendor that has none to give', async () => {
  const loaders = loadersOver({ sobot: { CUSTOMER: gets<'CUSTOMER'>() } });
  expect(await loaders.followUps(row('CUSTOMER', aCustomer('a')), 20)).toBeNull();
});

it('keeps a failed endpoint to the owners it was asked for', async () => {
  const part = { ...ownedPart([aFollowUp('f', { entity: 'CUSTOMER', ref: 'a' }, 1)]), maxOwners: 1 };
  const loaders = loadersOver({
    sobot: {
      CUSTOMER: {
        externalIdOf: (ref) => ref,
        followUps: [
          { ...part, read: (owners, ask, call) => (owners[0] === 'b' ? failing() : part.read(owners, ask, call)) },
        ],
      },
    },
  });
  const [, b] = await Promise.allSettled(
    ['a', 'b'].map((ref) => loaders.followUps(row('CUSTOMER', aCustomer(ref)), 5)),
  );
  expect(b).toMatchObject({ status: 'rejected', reason: expect.any(VendorError) });
  expect(part.calls).toEqual([{ owners: ['a'], page: 1 }]);
});
