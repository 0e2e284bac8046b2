import { sandboxCustomers } from '../customers/customers.ts';
import { seconds, today } from '../seeds.ts';

const hour = 3600; // seconds
const hoursOf = { '24': 24, '48': 48, '72': 72, '-1': 24_000 } as const; // forever is 1000 days, as in the sample of S38
/** -1 is for ever, the others are hours. */
export const blackTypes = [-1, 24, 48, 72] as const;
export type BlackType = (typeof blackTypes)[number];

/** A row of the blacklist; times in seconds. */
export interface Blacklisted {
  readonly customerId: string;
  /** 0 in a row that the sample shows for somebody who is listed, and not black. */
  readonly type: BlackType | 0;
  readonly reason: string | null;
  readonly from: number;
  readonly until: number;
}

export const blacklisted = (customerId: string, type: BlackType, reason: string | null, from: number): Blacklisted => ({
  customerId,
  type,
  reason,
  from,
  until: from + hoursOf[type] * hour,
});

/** Those whose status says so at the start; the first three rows have the oddities of the sample of S38. */
export const firstBlacklist: readonly Blacklisted[] = sandboxCustomers
  .filter(({ row }) => row.user_status === 1)
  .map(({ id }, index) => {
    const from = seconds(today) - (index + 1) * hour;
    if (index === 0) return blacklisted(id, 48, null, from);
    if (index === 2) return { customerId: id, type: 0, reason: '', from: 0, until: 0 };
    return blacklisted(id, index === 1 ? -1 : blackTypes[index % 4]!, index % 2 === 0 ? '骚扰客服' : 'test', from);
  });
