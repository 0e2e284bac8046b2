import { builder } from '../builder.ts';
import { CustomerConnectionType } from '../lists/connections.ts';
import { customerConditions, CustomerFilterType } from './customer-filter.ts';
import { listOf } from '../lists/list.ts';
import { listArgs } from '../lists/page-args.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { CustomerType } from '../nodes/record-types.ts';

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerType,
    description: 'One customer by its global id; the id of a merged customer answers with the survivor.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a customer.' }) },
    resolve: (_root, { id }, context) => recordById(id, ['CUSTOMER'], 'id', context),
  }),
  customers: t.field({
    type: CustomerConnectionType,
    nullable: false,
    description: 'Customers of all vendors in one list, newest creation first; rows without a time come last.',
    args: listArgs('supplies customers', CustomerFilterType),
    resolve: listOf('CUSTOMER', customerConditions),
  }),
}));
