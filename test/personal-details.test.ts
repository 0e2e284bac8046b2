import { isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../src/schema.ts';
import { vendorNames } from '../src/vendors/vendor-name.ts';

it('masks these texts of vendor details for a viewer who may not read personal data', () => {
  const types = Object.values(createSchema().getTypeMap()).filter((type) => isObjectType(type));
  const ofVendors = types.filter(({ name }) => vendorNames.some((vendor) => name.toLowerCase().startsWith(vendor)));
  const marked = ofVendors.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ extensions }) => extensions['isPersonal'] === true)
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(marked.toSorted()).toMatchInlineSnapshot(`
    [
      "JingFollowUpDetails.formerOwnerName",
      "JingFollowUpDetails.ownerName",
      "JingLeadDetails.assigner",
      "JingLeadDetails.createdBy",
      "JingLeadDetails.lastFollower",
      "JingLeadDetails.updatedBy",
      "JingLeadName.name",
      "JingOwner.label",
      "KuaishouFollowUpDetails.midPhone",
      "KuaishouFormAnswer.value",
      "KuaishouFormAnswer.values",
      "KuaishouIccInfo.phoneName",
      "SobotBizContent.bizOperatorName",
      "SobotBizContent.helperServiceName",
      "SobotBizContent.liableServiceName",
      "SobotCustomerDetails.bizOperatorName",
      "SobotCustomerDetails.qywxFriendsName",
      "SobotFollowUpDetails.bizContentRaw",
      "SobotFollowUser.remark",
      "WshotoFollowUser.remark",
    ]
  `);
});
