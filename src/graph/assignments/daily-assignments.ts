import type { DailyAssignments } from '../../records/customer-assignment.ts';
import { builder } from '../builder.ts';
import { AgentType } from '../shared/people.ts';
import type { OfVendor } from '../nodes/unified.ts';

export const DailyAssignmentsType = builder.objectRef<OfVendor<DailyAssignments>>('DailyAssignments').implement({
  description: 'Customers given to an agent on one day.',
  fields: (t) => ({
    date: t.field({ type: 'Date', nullable: false, description: 'The day.', resolve: ({ value }) => value.date }),
    count: t.int({ description: 'How many.', resolve: ({ value }) => value.count }),
    owner: t.field({
      type: AgentType,
      nullable: false,
      description: 'The agent.',
      resolve: ({ vendor, value }) => ({ vendor, value: { externalId: value.ownerExternalId, name: null } }),
    }),
    companyExternalId: t.id({
      description: "The vendor's id of the company that holds the account.",
      resolve: ({ value }) => value.companyExternalId,
    }),
  }),
});
