import { z } from 'zod';
import { requiredId } from '../../values/wire.ts';
import { rowReader } from '../../values/row-reader.ts';
import { wireTags } from '../tags/wire-tag.ts';
import { listWithRaw, looseText } from '../wire-values.ts';

/** A row of customer/list/selfCustomersByTenant (FACTS 1.4). */
const customerRow = z.object({
  external_userid: requiredId,
  unionid: looseText,
  type: looseText,
  gender: looseText,
  follow_users: listWithRaw(z.object({ userid: looseText, tag_list: wireTags })),
});
export const wireCustomerRow = rowReader(customerRow);
export type WireCustomerRow = z.output<typeof customerRow>;

/** customer/info/detail, known from public code only (FACTS 1.4): nothing but the employees' remarks. */
export const wireCustomer = z.compile(
  z.object({
    external_userid: requiredId,
    follow_user: listWithRaw(z.object({ userid: looseText, remark: looseText })),
  }),
);
export type WireCustomer = z.output<typeof wireCustomer>;
