import type { Copies, GraphKit } from '../../../graph/kit.ts';
import { leadEnums } from '../details-enums.ts';
import type { WshotoLeadDetails } from './map-lead.ts';

export function leadDetails(kit: GraphKit) {
  const { ClueState } = leadEnums(kit);
  const pick = <K extends keyof WshotoLeadDetails>(key: K) => kit.pick<WshotoLeadDetails, K>(key);
  return kit.builder.objectRef<Copies<WshotoLeadDetails>>('WshotoLeadDetails').implement({
    description:
      'A lead (clue) at WSHOTO. Pool, region and description are unified; tag_list and business_tags are `Lead.tags`, field_map is `Lead.customFields`.',
    fields: (t) => ({
      state: t.field({
        type: ClueState,
        description: 'State of the lead; unified in `Lead.status`.',
        resolve: pick('state'),
      }),
      stateRaw: t.string({ description: 'The state as sent.', resolve: pick('stateRaw') }),
      accessCustomerChannel: t.string({
        description: 'Channel through which the customer came.',
        resolve: pick('accessCustomerChannel'),
      }),
      recoveryNum: t.int({
        description: 'How often the lead went back to the pool.',
        resolve: pick('recoveryNum'),
      }),
      recoveryRemark: t.string({ description: 'Why it went back.', resolve: pick('recoveryRemark') }),
      recoveryRemarkType: t.string({
        description: 'Code of the reason; no list of values is published.',
        resolve: pick('recoveryRemarkType'),
      }),
      recoveryRemarkInputText: t.string({
        description: 'The reason as typed.',
        resolve: pick('recoveryRemarkInputText'),
      }),
      createUserId: t.id({ description: 'Employee who created the lead.', resolve: pick('createUserId') }),
      mergeUserId: t.id({ description: 'Customer it was merged with. Detail only.', resolve: pick('mergeUserId') }),
    }),
  });
}
