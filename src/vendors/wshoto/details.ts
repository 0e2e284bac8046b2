import type { DetailTypes, GraphKit } from '../../graph/kit.ts';
import { customerDetails } from './customers/details-customer.ts';
import { followUpDetails } from './follow-ups/details-follow-up.ts';
import { leadDetails } from './leads/details-lead.ts';
import { tagDetails } from './tags/details-tag.ts';
import { taskDetails } from './tasks/details-task.ts';

/** The GraphQL types of `vendorDetails` at WSHOTO. */
export const details = (kit: GraphKit): DetailTypes => ({
  LEAD: leadDetails(kit),
  CUSTOMER: customerDetails(kit),
  TAG: tagDetails(kit),
  FOLLOW_UP: followUpDetails(kit),
  TASK: taskDetails(kit),
});
