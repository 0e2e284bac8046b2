import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { CustomerAssignment } from '../../../records/customer-assignment.ts';
import type { PagedPart } from '../../list-plan.ts';
import { sobot } from '../adapter.ts';

const fixture = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.doc.json`, import.meta.url), 'utf8')) as object;

/** Sobot that answers every call with this; what it was sent is recorded. */
function answering(reply: object) {
  const sent: unknown[] = [];
  const { adapter } = sandboxed(sobot, {
    between: async (request, sandbox) => {
      if (!request.url.includes('cus_distribute')) return sandbox(request);
      sent.push(await request.json());
      return Response.json(reply);
    },
  });
  const assignedAt = { gte: new Date('2022-05-27T00:00:00Z'), lt: new Date('2022-06-03T00:00:00Z') };
  const [part] = adapter.CUSTOMER_ASSIGNMENT!.list({ owner: 'agent', assignedAt })
    .parts as PagedPart<CustomerAssignment>[];
  const statistics = (from: string, to: string, owner = '4d932aa0ae704968be6e37d20de31d4c') =>
    adapter.assignmentStatistics!.of({ owner, from, to, utcOffset: '+08:00' }, aCall());
  return { adapter, part: part!, statistics, sent };
}

it('reads assignments of one agent between two seconds', async () => {
  const { part, sent } = answering(fixture('assignments'));
  const { rows } = await part.read({ page: 1, size: 15, from: 1_653_580_800_000, to: 1_654_185_599_999 }, aCall());
  expect(sent).toEqual([{ liable_serviceid: 'agent', start_time: 1_653_580_800, end_time: 1_654_185_599 }]);
  expect(rows).toMatchObject([
    {
      ref: 'eb00cf3b5aa54d8781cd42e396b7172c.1654141377',
      assignedAt: new Date('2022-06-02T03:42:57Z'),
      customerExternalId: 'eb00cf3b5aa54d8781cd42e396b7172c',
      nickname: 'Li si',
      companyExternalId: '60b7e31daf15417aa0f521aa7d822ddd',
    },
  ]);
});

it('takes a reply without a count, or a row without a time, for a bad one', async () => {
  const item = { userid: 'c', assign_time: 1_654_141_377 };
  for (const [reply, words] of [
    [{ items: [item] }, 'no count'],
    [{ items: [{ ...item, assign_time: 0 }], total_count: 1 }, 'assign_time'],
  ] as const) {
    const { part } = answering({ ...reply, ret_code: '000000' });
    await expect(part.read({ page: 1, size: 15, from: 0, to: 1 }, aCall())).rejects.toThrow(words);
  }
});

it('lists nothing without an agent and both times', () => {
  const { adapter } = answering({});
  const list = adapter.CUSTOMER_ASSIGNMENT!;
  const unsupported = expect.objectContaining({ kind: 'UNSUPPORTED' }) as Error;
  expect(() => list.list({ owner: 'agent' })).toThrow(unsupported);
  expect(() => list.list({ owner: 'agent', assignedAt: { gte: new Date(0) } })).toThrow(unsupported);
});

it('counts days in the offset asked for, and leaves out other agents and other days', async () => {
  const { statistics, sent } = answering(fixture('assignment-statistics'));
  expect(await statistics('2022-05-02', '2022-06-02')).toEqual([
    expect.objectContaining({ date: '2022-05-09', count: 1, ownerExternalId: '4d932aa0ae704968be6e37d20de31d4c' }),
    expect.objectContaining({ date: '2022-06-01', companyExternalId: '60b7e31daf15417aa0f521aa7d822ddd' }),
  ]);
  expect(sent).toEqual([
    {
      liable_serviceid: '4d932aa0ae704968be6e37d20de31d4c',
      start_date: '2022-05-02',
      end_date: '2022-06-02',
      timezone: '+08:00',
    },
  ]);
  expect(await statistics('2022-05-02', '2022-05-31')).toHaveLength(1);
  expect(await statistics('2022-05-02', '2022-06-02', 'other')).toEqual([]);
});

it('takes statistics without a list for days without assignments, as documented', async () => {
  expect(await answering({ ret_code: '000000' }).statistics('2022-05-02', '2022-05-03')).toEqual([]);
});
