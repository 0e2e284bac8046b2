import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { WshotoFollowUpDetails, WshotoFollowUpTarget } from './map-follow-up.ts';

export function followUpDetails(kit: GraphKit) {
  const [Target, Attachment] = [followUpTarget(kit), attachment(kit)];
  const pick = <K extends keyof WshotoFollowUpDetails>(key: K) => kit.pick<WshotoFollowUpDetails, K>(key);
  return kit.builder.objectRef<Copies<WshotoFollowUpDetails>>('WshotoFollowUpDetails').implement({
    description: 'A follow-up at WSHOTO, written by its system or by an employee.',
    fields: (t) => ({
      target: t.field({
        type: Target,
        description: 'What it is about; the vendor may fill several ids at once.',
        resolve: pick('target'),
      }),
      businessType: t.string({
        description: 'Kind of business behind it; no list of values is published.',
        resolve: pick('businessType'),
      }),
      businessId: t.id({ description: 'Id of the business behind it.', resolve: pick('businessId') }),
      followType: t.string({
        description: "Code of the type. Employees' follow-ups only.",
        resolve: pick('followType'),
      }),
      followTypeDesc: t.string({
        description: "Type in words. Employees' follow-ups only.",
        resolve: pick('followTypeDesc'),
      }),
      fieldMap: t.field({
        type: 'JSONObject',
        description: "Custom fields with the vendor's own keys. Employees' follow-ups only.",
        resolve: pick('fieldMap'),
      }),
      attachmentList: t.field({
        type: [Attachment],
        description: "Files. Employees' follow-ups only.",
        resolve: pick('attachmentList'),
      }),
    }),
  });
}

const followUpTarget = ({ builder }: GraphKit) =>
  builder.objectRef<WshotoFollowUpTarget>('WshotoFollowUpTarget').implement({
    description: 'What a WSHOTO follow-up is about.',
    fields: (t) => ({
      contactId: t.exposeID('contactId', { description: 'Contact person.' }),
      externalId: t.exposeID('externalId', { description: 'External contact, i.e. customer.' }),
      companyId: t.exposeID('companyId', { description: 'Company.' }),
      chatId: t.exposeID('chatId', { description: 'Group chat.' }),
      clueId: t.exposeID('clueId', { description: 'Lead.' }),
      isAi: t.exposeBoolean('isAi', { description: 'True if an AI wrote it.' }),
    }),
  });

const attachment = ({ builder }: GraphKit) =>
  builder.objectRef<{ readonly cosUrl: string | null }>('WshotoAttachment').implement({
    description: 'A file at a WSHOTO follow-up.',
    fields: (t) => ({ cosUrl: t.expose('cosUrl', { type: 'URL', description: 'Address of the file.' }) }),
  });
