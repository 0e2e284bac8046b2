import type { DetailTypes, GraphKit } from '../../graph/kit.ts';
import { customerDetails } from './customers/details-customer.ts';
import { sharedEnums } from './details-enums.ts';
import { followUpDetails } from './follow-ups/details-follow-up.ts';
import { tagDetails } from './tags/details-tag.ts';

/** The GraphQL types of what only Sobot knows. */
export function details(kit: GraphKit): DetailTypes {
  const enums = sharedEnums(kit);
  return {
    CUSTOMER: customerDetails(kit, enums),
    TAG: tagDetails(kit),
    FOLLOW_UP: followUpDetails(kit, enums),
  };
}
