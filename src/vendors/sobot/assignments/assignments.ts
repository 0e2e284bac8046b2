import type { AssignmentStatistics, SideList } from '../../adapter.ts';
import type { VendorDefinition } from '../../define-vendor.ts';
import { Refusal } from '../../vendor-error.ts';
import type { SobotClient } from '../client.ts';
import { toAssignment, toDailyAssignments } from './map-assignment.ts';
import { sobotDays } from './wire-assignment.ts';

// By the sample of S28, whose reply has pages where the call has no way to ask for one.
const rowsInReply = 15;

/** What Sobot says of its assignment records; handled as below. */
export const assignmentOffer: NonNullable<NonNullable<VendorDefinition['sideLists']>['CUSTOMER_ASSIGNMENT']> = {
  filters: { owner: 'PUSHED_DOWN', assignedAt: 'PUSHED_DOWN' },
  neverCarries: [],
};

/** Assignment records of one agent (S28). Rows do not tell the agent: there the vendor is believed. */
export const assignments = (client: SobotClient): SideList<'CUSTOMER_ASSIGNMENT'> => ({
  list({ owner, assignedAt: { gte, lt } = {} }) {
    if (owner === undefined || gte === undefined || lt === undefined) {
      const message = 'Sobot lists assignments of one agent between two times.';
      throw new Refusal({ kind: 'UNSUPPORTED', message });
    }
    return {
      handling: { owner: 'PUSHED_DOWN', assignedAt: 'PUSHED_DOWN' },
      parts: [
        {
          kind: 'paged',
          key: 'records',
          isTimed: true,
          bounds: { unitMs: 1000 },
          maxPageSize: rowsInReply,
          hasFirstPageOnly: true,
          totalIsExact: true,
          async read({ from, to }, call) {
            const start_time = Math.floor((from ?? gte.getTime()) / 1000);
            const end_time = Math.floor((to ?? lt.getTime()) / 1000);
            const reply = await client.assignments({ liable_serviceid: owner, start_time, end_time }, call);
            // Without a count nobody knows whether the reply holds all.
            if (reply.total === null) throw new Refusal({ kind: 'BAD_REPLY', message: 'The reply has no count.' });
            const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
            return { ...reply, rows: reply.rows.map((row) => toAssignment(row, origin)) };
          },
        },
      ],
    };
  },
});

/** How many customers an agent was given each day (S29), oldest first. */
export const assignmentStatistics = (client: SobotClient): AssignmentStatistics => ({
  async of({ owner, from, to, utcOffset }, call) {
    const ask = { liable_serviceid: owner, start_date: from, end_date: to, timezone: utcOffset };
    const { body } = await client.assignmentStatistics(ask, call);
    return sobotDays
      .parse(body)
      .map((row) => toDailyAssignments(row, owner))
      .filter(({ date, ownerExternalId }) => ownerExternalId === owner && date >= from && date <= to)
      .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  },
});
