import type { Copies, DetailTypes, GraphKit } from '../../graph/kit.ts';
import { detailParts, type DetailParts } from './detail-parts.ts';
import { followUpDetailsType } from './follow-ups/follow-up-details-type.ts';
import { leadDetailsType } from './leads/lead-details-type.ts';
import type { JingCustomerDetails } from './map-customer.ts';

/** The types of `vendorDetails` at Jing. */
export function details(kit: GraphKit): DetailTypes {
  const parts = detailParts(kit);
  return {
    LEAD: leadDetailsType(kit, parts),
    CUSTOMER: customerDetailsType(kit, parts),
    FOLLOW_UP: followUpDetailsType(kit),
  };
}

function customerDetailsType(kit: GraphKit, { CompanyType, OptionType }: DetailParts) {
  const { builder } = kit;
  return builder.objectRef<Copies<JingCustomerDetails>>('JingCustomerDetails').implement({
    description: 'A customer (account) at Jing, known from its pushes.',
    fields: (t) => ({
      mid: t.id({ description: "Jing's number of the tenant.", resolve: kit.pick('mid') }),
      objectId: t.id({ description: "Jing's running number of the object.", resolve: kit.pick('objectId') }),
      companyId: t.field({ type: CompanyType, description: 'The company.', resolve: kit.pick('companyId') }),
      businessType: t.field({ type: OptionType, description: 'Kind of business.', resolve: kit.pick('businessType') }),
      businessUnit: t.string({ description: 'Unit of business.', resolve: kit.pick('businessUnit') }),
    }),
  });
}
