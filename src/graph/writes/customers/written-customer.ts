import { CustomerType } from '../../nodes/record-types.ts';
import { writtenRecord, writtenRecords, type PayloadFields } from '../payload.ts';

/** The field of a payload that shows the one customer that was written. */
export const writtenCustomer = (t: PayloadFields) =>
  t.field({
    type: CustomerType,
    description: 'The customer, read afresh; null unless APPLIED, or if it could not be read back.',
    resolve: writtenRecord('CUSTOMER'),
  });

/** The same for several. */
export const writtenCustomers = (t: PayloadFields) =>
  t.field({
    type: [CustomerType],
    nullable: { list: true, items: true },
    description:
      'The customers, read afresh, in the order of the input, each once; null unless APPLIED, and in place of one that could not be read back.',
    resolve: writtenRecords('CUSTOMER'),
  });
