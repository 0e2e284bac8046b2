import { builder } from '../builder.ts';
import { connectionOf } from '../lists/connections.ts';
import type { Held } from '../nodes/held.ts';
import { personal } from '../shared/personal.ts';
import { CustomerType } from '../nodes/record-types.ts';

const CustomerAssignmentType = builder.objectRef<Held<'CUSTOMER_ASSIGNMENT'>>('CustomerAssignment').implement({
  description: 'A customer given to an agent.',
  fields: (t) => ({
    assignedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ copy }) => copy.assignedAt }),
    customerExternalId: t.id({
      nullable: false,
      description: "The vendor's id of the customer.",
      resolve: ({ copy }) => copy.customerExternalId,
    }),
    customer: t.field({
      type: CustomerType,
      description: 'The customer.',
      resolve: ({ vendor, copy }, _args, { loaders }) => loaders.record(vendor, 'CUSTOMER', copy.customerRef),
    }),
    nickname: t.string({
      extensions: personal,
      description: "The customer's nickname.",
      resolve: ({ copy }) => copy.nickname,
    }),
    companyExternalId: t.id({
      description: "The vendor's id of the company that holds the account.",
      resolve: ({ copy }) => copy.companyExternalId,
    }),
  }),
});

export const CustomerAssignmentConnectionType = connectionOf(CustomerAssignmentType, {
  name: 'CustomerAssignment',
  aRow: 'An assignment',
  rows: 'assignments',
  node: 'assignment',
});
