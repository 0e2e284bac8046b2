import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, gets } from '../../../test/support/fake-vendors.ts';
import type { BlacklistEntry } from '../../records/blacklist-entry.ts';
import type { Source } from '../../vendors/adapter.ts';
import { keysetOf, type Handling } from '../../vendors/list-plan.ts';
import { toGlobalId } from '../nodes/global-id.ts';

const day = (n: number) => new Date(Date.UTC(2026, 9, n));
const anEntry = (customer: string, fields: Partial<BlacklistEntry> = {}): BlacklistEntry => ({
  ref: `${customer}.1`,
  origin: { servedFrom: 'LIVE', fetchedAt: day(30) },
  customerRef: customer,
  customerExternalId: customer,
  nickname: '王五',
  duration: 'HOURS_24',
  durationRaw: '24',
  reason: 'spam',
  startsAt: day(1),
  endsAt: day(2),
  isBlacklisted: true,
  isCustomerBlacklisted: true,
  ...fields,
});

/** A blacklist that records the conditions it was asked with. */
function blacklist(rows: readonly BlacklistEntry[], handling: Record<string, Handling> = {}) {
  const asked: unknown[] = [];
  const BLACKLIST_ENTRY = {
    list: (conditions: object) => {
      asked.push(conditions);
      return {
        handling,
        parts: [
          {
            kind: 'keyset' as const,
            key: 'all',
            after: async (ask: Parameters<typeof keysetOf>[2]) => keysetOf(rows, (row) => row.startsAt, ask, day(30)),
          },
        ],
      };
    },
  };
  return { BLACKLIST_ENTRY, asked };
}

it('lists the latest first, those without a time last, and the customer only where it is selected', async () => {
  const { BLACKLIST_ENTRY } = blacklist([
    anEntry('a', { startsAt: null, duration: 'NONE' }),
    anEntry('b', { startsAt: day(1) }),
    anEntry('c', { startsAt: day(3) }),
  ]);
  const CUSTOMER = gets<'CUSTOMER'>(aCustomer('b', { name: 'Bo' }));
  const { data, errors } = await askGraph(
    { sobot: { BLACKLIST_ENTRY, CUSTOMER } },
    '{ blacklist { nodes { vendor customerExternalId startsAt duration } totalCount sources { status } } }',
  );
  expect(errors).toEqual([]);
  expect(data.blacklist).toEqual({
    nodes: [
      { vendor: 'SOBOT', customerExternalId: 'c', startsAt: '2026-10-03T00:00:00Z', duration: 'HOURS_24' },
      { vendor: 'SOBOT', customerExternalId: 'b', startsAt: '2026-10-01T00:00:00Z', duration: 'HOURS_24' },
      { vendor: 'SOBOT', customerExternalId: 'a', startsAt: null, duration: 'NONE' },
    ],
    totalCount: 3,
    sources: [{ status: 'OK' }],
  });
  expect(CUSTOMER.calls).toEqual([]);

  const asked = await askGraph(
    { sobot: { BLACKLIST_ENTRY, CUSTOMER } },
    '{ blacklist { edges { node { customer { name } } } } }',
  );
  expect(asked.data.blacklist.edges).toEqual([
    { node: { customer: null } },
    { node: { customer: { name: 'Bo' } } },
    { node: { customer: null } },
  ]);
  expect(CUSTOMER.calls).toEqual([['c', 'b', 'a']]);
});

it('goes on from a cursor, and hands the vendor its own customers', async () => {
  const vendor = blacklist([anEntry('a'), anEntry('b'), anEntry('c')], { customerIds: 'PUSHED_DOWN' });
  const { BLACKLIST_ENTRY } = vendor;
  const ids = ['a', 'c'].map((ref) => toGlobalId({ entity: 'CUSTOMER', vendor: 'sobot', ref }));
  const query = `query ($ids: [ID!], $after: String) {
    blacklist(first: 1, after: $after, filter: { customerIds: $ids }) { nodes { customerExternalId } pageInfo { endCursor hasNextPage } } }`;
  const first = await askGraph({ sobot: { BLACKLIST_ENTRY } }, query, { variables: { ids } });
  const after = first.data.blacklist.pageInfo.endCursor;
  const second = await askGraph({ sobot: { BLACKLIST_ENTRY } }, query, { variables: { ids, after } });
  expect([first, second].map(({ data }) => data.blacklist.nodes)).toEqual([
    [{ customerExternalId: 'a' }],
    [{ customerExternalId: 'c' }],
  ]);
  expect(vendor.asked).toEqual([{ customerIds: ['a', 'c'] }, { customerIds: ['a', 'c'] }]);

  const lead = toGlobalId({ entity: 'LEAD', vendor: 'kuaishou', ref: '1' });
  const { errors } = await askGraph({ sobot: { BLACKLIST_ENTRY } }, query, { variables: { ids: [lead] } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.customerIds' } }]);
});

it('leaves out vendors without a blacklist, and says UNSUPPORTED of one that is named', async () => {
  const adapters = { wshoto: { CUSTOMER: gets<'CUSTOMER'>() }, sobot: blacklist([]) };
  const all = await askGraph(adapters, '{ blacklist { sources { vendor status } } }');
  expect(all.data.blacklist.sources).toEqual([{ vendor: 'SOBOT', status: 'OK' }]);
  const named = await askGraph(adapters, '{ blacklist(vendors: [WSHOTO]) { sources { vendor status } } }');
  expect(named.data.blacklist.sources).toEqual([{ vendor: 'WSHOTO', status: 'UNSUPPORTED' }]);
  expect(named.notes).toMatchObject([{ path: ['blacklist'], vendor: 'WSHOTO' }]);
});

it('masks nicknames without the scope pii:read', async () => {
  const { data } = await askGraph({ sobot: blacklist([anEntry('a')]) }, '{ blacklist { nodes { nickname } } }', {
    seeing: [],
  });
  expect(data.blacklist.nodes).toEqual([{ nickname: '王*' }]);
});

it('tells why a customer is blacklisted, without a call for one who is not', async () => {
  const calls: string[][] = [];
  const source: Source<'CUSTOMER'> = {
    ...gets<'CUSTOMER'>(
      aCustomer('a', { isBlacklisted: true }),
      aCustomer('b', { isBlacklisted: false }),
      aCustomer('c', { isBlacklisted: null }),
    ),
    blacklistEntries: {
      maxBatch: 10,
      of: async (owners) => {
        calls.push([...owners]);
        return new Map([['a', anEntry('a')]]);
      },
    },
  };
  const [a, b, c] = ['a', 'b', 'c'].map((ref) => toGlobalId({ entity: 'CUSTOMER', vendor: 'sobot', ref }));
  const { data } = await askGraph(
    { sobot: { CUSTOMER: source } },
    'query ($a: ID!, $b: ID!, $c: ID!) { a: customer(id: $a) { ...e } b: customer(id: $b) { ...e } c: customer(id: $c) { ...e } } fragment e on Customer { blacklistEntry { reason customerExternalId } }',
    { variables: { a, b, c } },
  );
  expect(data).toEqual({
    a: { blacklistEntry: { reason: 'spam', customerExternalId: 'a' } },
    b: { blacklistEntry: null },
    c: { blacklistEntry: null },
  });
  expect(calls).toEqual([['a', 'c']]);
});
