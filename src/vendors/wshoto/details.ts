import type { DetailTypes, GraphKit } from '../../graph/kit.ts';
import { customerDetails } from './details-customer.ts';
import { followUpDetails } from './details-follow-up.ts';
import { leadDetails } from './details-lead.ts';
import { tagDetails } from './details-tag.ts';
import { taskDetails } from './details-task.ts';

/** The GraphQL types of `vendorDetails` at WSHOTO. */
export const details = (kit: GraphKit): DetailTypes => ({
  LEAD: leadDetails(kit),
  CUSTOMER: customerDetails(kit),
  TAG: tagDetails(kit),
  FOLLOW_UP: followUpDetails(kit),
  TASK: taskDetails(kit),
});
