import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, gets } from '../../../test/support/fake-vendors.ts';
import type { CustomerAssignment } from '../../records/customer-assignment.ts';
import { keysetOf } from '../../vendors/list-plan.ts';
import { Refusal } from '../../vendors/vendor-error.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 9, 1, hour));
const rows: CustomerAssignment[] = ['a', 'b', 'c'].map((customer, index) => ({
  ref: `${customer}.${index}`,
  origin: { servedFrom: 'LIVE', fetchedAt: at(23) },
  assignedAt: at(index),
  customerRef: customer,
  customerExternalId: customer,
  nickname: '王五',
  companyExternalId: 'k',
}));

/** Assignments of which the vendor gives all it has, whatever it is asked. */
function assignments() {
  const asked: unknown[] = [];
  const CUSTOMER_ASSIGNMENT = {
    list: (conditions: object) => {
      asked.push(conditions);
      return {
        handling: { owner: 'PUSHED_DOWN' as const, assignedAt: 'PUSHED_DOWN' as const },
        parts: [
          {
            kind: 'keyset' as const,
            key: 'all',
            after: async (ask: Parameters<typeof keysetOf>[2]) => keysetOf(rows, (row) => row.assignedAt, ask, at(23)),
          },
        ],
      };
    },
  };
  return { CUSTOMER_ASSIGNMENT, asked };
}

const query = `query ($vendor: Vendor!, $range: TimeRangeInput!, $first: Int, $after: String) {
  customerAssignments(owner: { vendor: $vendor, externalId: "agent" }, assignedAt: $range, first: $first, after: $after) {
    nodes { assignedAt customerExternalId companyExternalId customer { name } }
    pageInfo { endCursor hasNextPage } sources { vendor status } } }`;
const range = { gte: at(1).toISOString(), lt: at(9).toISOString() };

it('lists what one agent was given, latest first, and checks the bounds on every row', async () => {
  const vendor = assignments();
  const CUSTOMER = gets<'CUSTOMER'>(aCustomer('b', { name: 'Bo' }));
  const adapters = { sobot: { CUSTOMER_ASSIGNMENT: vendor.CUSTOMER_ASSIGNMENT, CUSTOMER }, wshoto: assignments() };
  const { data, errors } = await askGraph(adapters, query, { variables: { vendor: 'SOBOT', range } });
  expect(errors).toEqual([]);
  expect(data.customerAssignments.nodes).toEqual([
    { assignedAt: '2026-10-01T02:00:00Z', customerExternalId: 'c', companyExternalId: 'k', customer: null },
    { assignedAt: '2026-10-01T01:00:00Z', customerExternalId: 'b', companyExternalId: 'k', customer: { name: 'Bo' } },
  ]);
  expect(data.customerAssignments.sources).toEqual([{ vendor: 'SOBOT', status: 'OK' }]);
  expect(vendor.asked).toEqual([{ owner: 'agent', assignedAt: { gte: at(1), lt: at(9) } }]);
  expect(adapters.wshoto.asked).toEqual([]);
  expect(CUSTOMER.calls).toEqual([['c', 'b']]);
});

it('goes on from a cursor of the same agent and times only', async () => {
  const adapters = { sobot: assignments() };
  const first = await askGraph(adapters, query, { variables: { vendor: 'SOBOT', range, first: 1 } });
  const after = first.data.customerAssignments.pageInfo.endCursor;
  const second = await askGraph(adapters, query, { variables: { vendor: 'SOBOT', range, after } });
  expect(second.data.customerAssignments.nodes).toMatchObject([{ customerExternalId: 'b' }]);
  const other = { ...range, gte: at(0).toISOString() };
  const { errors } = await askGraph(adapters, query, { variables: { vendor: 'SOBOT', range: other, after } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
});

it('names the bound that is missing or wrong', async () => {
  for (const [given, argument] of [
    [{ lt: range.lt }, 'assignedAt.gte'],
    [{ gte: range.gte }, 'assignedAt.lt'],
    [{ gte: range.lt, lt: range.gte }, 'assignedAt'],
  ] as const) {
    const vendor = assignments();
    const { errors } = await askGraph({ sobot: vendor }, query, { variables: { vendor: 'SOBOT', range: given } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(vendor.asked).toEqual([]);
  }
});

it('says UNSUPPORTED of a vendor that does not list assignments', async () => {
  const { data, notes } = await askGraph({ sobot: assignments() }, query, { variables: { vendor: 'WSHOTO', range } });
  expect(data.customerAssignments).toMatchObject({ nodes: [], sources: [{ vendor: 'WSHOTO', status: 'UNSUPPORTED' }] });
  expect(notes).toMatchObject([{ path: ['customerAssignments'], vendor: 'WSHOTO', status: 'UNSUPPORTED' }]);
});

const counting = `query ($vendor: Vendor!, $from: Date!, $to: Date!, $utcOffset: String) {
  customerAssignmentStatistics(owner: { vendor: $vendor, externalId: "agent" }, from: $from, to: $to, utcOffset: $utcOffset) {
    date count owner { vendor externalId name } companyExternalId } }`;

function statistics() {
  const asked: unknown[] = [];
  return {
    asked,
    assignmentStatistics: {
      of: async (ask: object) => {
        asked.push(ask);
        return [{ date: '2026-02-01', count: 3, ownerExternalId: 'agent', companyExternalId: null }];
      },
    },
  };
}

it('counts the days of at most one month', async () => {
  const vendor = statistics();
  const variables = { vendor: 'SOBOT', from: '2026-01-31', to: '2026-02-28' };
  const { data } = await askGraph({ sobot: vendor }, counting, { variables });
  expect(data.customerAssignmentStatistics).toEqual([
    {
      date: '2026-02-01',
      count: 3,
      owner: { vendor: 'SOBOT', externalId: 'agent', name: null },
      companyExternalId: null,
    },
  ]);
  expect(vendor.asked).toEqual([{ owner: 'agent', from: '2026-01-31', to: '2026-02-28', utcOffset: '+08:00' }]);
});

it('refuses days that are no span, spans longer than a month, and offsets that are none', async () => {
  for (const [variables, argument] of [
    [{ from: '2026-02-02', to: '2026-02-01' }, 'to'],
    [{ from: '2026-01-31', to: '2026-03-01' }, 'to'],
    [{ from: '2022-05-02', to: '2022-06-03' }, 'to'],
    [{ from: '2026-02-01', to: '2026-02-01', utcOffset: '8' }, 'utcOffset'],
    [{ from: '2026-02-01', to: '2026-02-01', utcOffset: '+14:30' }, 'utcOffset'],
  ] as const) {
    const vendor = statistics();
    const { errors } = await askGraph({ sobot: vendor }, counting, { variables: { vendor: 'SOBOT', ...variables } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(vendor.asked).toEqual([]);
  }
  const whole = { vendor: 'SOBOT', from: '2022-05-02', to: '2022-06-02', utcOffset: '-12:00' };
  expect((await askGraph({ sobot: statistics() }, counting, { variables: whole })).errors).toEqual([]);
});

it('answers with the vendor’s error where it fails, and UNSUPPORTED where it does not count', async () => {
  const variables = { vendor: 'SOBOT', from: '2026-02-01', to: '2026-02-02' };
  const of = async () => Promise.reject(new Refusal({ kind: 'UNAVAILABLE', message: 'Out of order.' }));
  const failed = await askGraph({ sobot: { assignmentStatistics: { of } } }, counting, { variables });
  expect(failed.data).toEqual({ customerAssignmentStatistics: null });
  expect(failed.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', vendor: 'SOBOT' } }]);
  for (const sobot of [{}, undefined]) {
    const { errors } = await askGraph(sobot === undefined ? {} : { sobot }, counting, { variables });
    expect(errors).toMatchObject([{ extensions: { code: 'UNSUPPORTED', vendor: 'SOBOT' } }]);
  }
});
