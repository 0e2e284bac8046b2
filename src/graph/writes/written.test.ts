// What a payload shows of what was written: read afresh, from where the vendor shows it.
import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, aTag, gets } from '../../../test/support/fake-vendors.ts';
import { takesWrites } from '../../../test/support/fake-writes.ts';
import { idOf, mutationOf, sampled, samples, type Sampled } from '../../../test/support/write-samples.ts';
import type { BlacklistEntry } from '../../records/blacklist-entry.ts';
import type { TagGroup } from '../../records/tag.ts';
import type { Adapter } from '../../vendors/adapter.ts';
import type { Receipt } from '../../vendors/write.ts';

/** Asks one mutation of a vendor that says yes with this receipt. */
async function written(name: Sampled, receipt: Receipt, fields: string, adapter: Adapter) {
  const sobot = { ...adapter, writes: takesWrites(sampled, receipt).writes };
  const { data, errors } = await askGraph({ sobot }, mutationOf(name, fields), {
    variables: { input: samples[name].input },
  });
  expect(errors).toEqual([]);
  expect(data[name].outcome).toBe('APPLIED');
  return data[name];
}

const customers = () => gets<'CUSTOMER'>(aCustomer('c1', { nickname: 'An' }), aCustomer('c2', { nickname: 'Bo' }));

const entry: BlacklistEntry = {
  ref: 'b1',
  origin: { servedFrom: 'LIVE', fetchedAt: null },
  customerRef: 'c1',
  customerExternalId: 'c1',
  nickname: null,
  duration: 'HOURS_48',
  durationRaw: '48',
  reason: 'spam',
  startsAt: null,
  endsAt: null,
  isBlacklisted: true,
  isCustomerBlacklisted: null,
};

/** A vendor whose customers still say that they are not blacklisted, whatever its blacklist says. */
const withBlacklist = (entries: readonly BlacklistEntry[]): Adapter => ({
  CUSTOMER: {
    ...gets<'CUSTOMER'>(aCustomer('c1', { isBlacklisted: false })),
    blacklistEntries: { maxBatch: 1, of: async () => new Map(entries.map((one) => [one.customerRef, one])) },
  },
});

const aGroup = (externalId: string, name: string): TagGroup => ({
  externalId,
  name,
  color: null,
  scope: null,
  scopeRaw: null,
  isMultipleChoice: null,
  status: null,
  statusRaw: null,
  businessId: null,
  createdAt: null,
  updatedAt: null,
  tags: null,
});
const groups: Adapter = { reference: { tagGroups: async () => [aGroup('g1', 'Size'), aGroup('g2', 'Shape')] } };

it.each(['customerUpdate', 'customerTagsReplace', 'customerStageSet'] as const)(
  '%s shows the customer',
  async (name) => {
    const CUSTOMER = customers();
    const { record } = await written(name, { refs: ['c1'] }, 'record { nickname }', { CUSTOMER });
    expect(record).toEqual({ nickname: 'An' });
    expect(CUSTOMER.calls).toEqual([['c1']]);
  },
);

describe.each(['customersAssign', 'customersRecycle'] as const)('%s', (name) => {
  it('shows all customers as the vendor names them, in one call, and null for one that is gone', async () => {
    const CUSTOMER = customers();
    const refs = ['c2', 'c9', 'c1'];
    const { records } = await written(name, { refs }, 'records { nickname }', { CUSTOMER });
    expect(records).toEqual([{ nickname: 'Bo' }, null, { nickname: 'An' }]);
    expect(CUSTOMER.calls).toEqual([refs]);
  });

  it('shows none where the vendor does not say which it wrote', async () => {
    const { records } = await written(name, { refs: null }, 'records { id }', { CUSTOMER: customers() });
    expect(records).toBeNull();
  });
});

describe.each(['blacklistAdd', 'blacklistRemove'] as const)('%s', (name) => {
  const fields = 'record { id } entry { reason customerExternalId customer { id } }';
  const id = idOf('CUSTOMER', 'c1');

  it("shows the entry by the blacklist itself, whatever the customer's own flag says", async () => {
    const { record, entry: shown } = await written(name, { refs: ['c1'] }, fields, withBlacklist([entry]));
    expect(record).toEqual({ id });
    expect(shown).toEqual({ reason: 'spam', customerExternalId: 'c1', customer: { id } });
  });

  it('shows null where the customer stands on no blacklist', async () => {
    expect(await written(name, { refs: ['c1'] }, fields, withBlacklist([]))).toMatchObject({ entry: null });
    expect(await written(name, { refs: ['c1'] }, fields, { CUSTOMER: customers() })).toMatchObject({ entry: null });
    expect(await written(name, { refs: ['c9'] }, fields, withBlacklist([entry]))).toMatchObject({ entry: null });
  });
});

describe.each(['tagGroupCreate', 'tagGroupUpdate'] as const)('%s', (name) => {
  const fields = 'group { vendor externalId name }';

  it('shows the group that the vendor names, by its list of groups', async () => {
    const { group } = await written(name, { refs: [], externalId: 'g2' }, fields, groups);
    expect(group).toEqual({ vendor: 'SOBOT', externalId: 'g2', name: 'Shape' });
  });

  it.each<[string, Receipt, Adapter]>([
    ['the list does not show', { refs: [], externalId: 'g9' }, groups],
    ['the vendor does not name', { refs: [] }, groups],
    ['a vendor without such a list made', { refs: [], externalId: 'g1' }, {}],
  ])('shows no group that %s', async (_which, receipt, adapter) => {
    expect((await written(name, receipt, fields, adapter)).group).toBeNull();
  });
});

it.each(['tagCreate', 'tagUpdate'] as const)('%s shows the tag', async (name) => {
  const TAG = gets<'TAG'>(aTag('t1', { name: 'small' }));
  expect((await written(name, { refs: ['t1'] }, 'record { name }', { TAG })).record).toEqual({ name: 'small' });
  expect((await written(name, { refs: null }, 'record { name }', { TAG })).record).toBeNull();
});

it('tells the id of a new company, which nobody can read', async () => {
  const fields = 'companyExternalId';
  expect(await written('companyCreate', { refs: [], externalId: 'e1' }, fields, {})).toMatchObject({
    companyExternalId: 'e1',
  });
  expect(await written('companyCreate', { refs: [] }, fields, {})).toMatchObject({ companyExternalId: null });
});

it('shows nothing of a write that was not sent', async () => {
  const CUSTOMER = customers();
  const sobot = { CUSTOMER, ...groups, writes: takesWrites(sampled, { refs: ['c1'], externalId: 'g1' }).writes };
  const shown = async (name: Sampled, fields: string) => {
    const variables = { input: samples[name].input, dryRun: true };
    return (await askGraph({ sobot }, mutationOf(name, fields), { variables })).data[name];
  };
  expect(await shown('blacklistAdd', 'record { id } entry { reason }')).toMatchObject({ record: null, entry: null });
  expect(await shown('customersAssign', 'records { id }')).toMatchObject({ records: null });
  expect(await shown('tagGroupUpdate', 'group { name }')).toMatchObject({ group: null });
  expect(await shown('companyCreate', 'companyExternalId')).toMatchObject({ companyExternalId: null });
  expect(CUSTOMER.calls).toEqual([]);
});

it('reads customer and group again after every write of one request', async () => {
  let round = 0;
  const CUSTOMER = {
    ...customers(),
    get: { maxBatch: 100, byRefs: async () => [aCustomer('c1', { nickname: `An ${round}` })] },
  };
  const reference = { tagGroups: async () => [aGroup('g1', `Size ${round}`)] };
  const receipt = { refs: ['c1'], externalId: 'g1' };
  const { writes } = takesWrites(sampled, receipt, () => {
    round += 1;
  });
  const update = `customerUpdate(input: { customerId: "${idOf('CUSTOMER', 'c1')}", remark: "x" }) { record { nickname } }`;
  const group = 'tagGroupUpdate(input: { group: { vendor: SOBOT, externalId: "g1" }, name: "x" }) { group { name } }';
  const { data } = await askGraph(
    { sobot: { CUSTOMER, reference, writes } },
    `mutation { a: ${update} b: ${group} c: ${update} d: ${group} }`,
  );
  expect(data).toEqual({
    a: { record: { nickname: 'An 1' } },
    b: { group: { name: 'Size 2' } },
    c: { record: { nickname: 'An 3' } },
    d: { group: { name: 'Size 4' } },
  });
});
