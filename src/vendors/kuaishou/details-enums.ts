import type { GraphKit } from '../../graph/kit.ts';

const unknown = { UNKNOWN: { description: 'A value this API does not know yet.' } };

/** The enums of Kuaishou's details. */
export const detailEnums = ({ builder }: GraphKit) => ({
  ClueTag: builder.enumType('KuaishouClueTag', {
    description: "Kuaishou's mark on a lead.",
    values: {
      UNMARKED: { description: 'Not marked.' },
      NEW: { description: 'A new lead.' },
      RETURNING: { description: 'A lead that came back.' },
      INVALID: { description: 'An invalid lead.' },
      REFUND_INCLUDED: { description: 'Takes part in refunds.' },
      REFUND_EXCLUDED: { description: 'Takes no part in refunds.' },
      ...unknown,
    } as const,
  }),
  SourceType: builder.enumType('KuaishouSourceType', {
    description: 'By what a Kuaishou lead came in.',
    values: {
      FORM: { description: 'A form.' },
      SMART_PHONE: { description: 'A telephone button (smart phone).' },
      CONSULTATION_PAGE: { description: 'A consultation page.' },
      ...unknown,
    } as const,
  }),
  SeaType: builder.enumType('KuaishouSeaType', {
    description: 'Whose a Kuaishou lead is.',
    values: {
      PUBLIC: { description: 'In the public pool.' },
      PRIVATE: { description: "One agent's." },
      ...unknown,
    } as const,
  }),
  Business: builder.enumType('KuaishouBusiness', {
    description: "Kuaishou's line of business that brought a lead.",
    values: {
      SITE_BUILDER: { description: 'The site builder (1003).' },
      CLUE_PASS: { description: 'The lead product (1005).' },
      DELIVERY_PLATFORM: { description: 'The advertising platform (1007).' },
      AD_UNION: { description: 'The advertising network (1008).' },
      VIRTUAL_GOODS: { description: 'Promotion of virtual goods (1010).' },
      QUICK_CHAT: { description: 'Quick chat (1011).' },
      CAR_MINI_PROGRAM: { description: 'The mini-program for cars (1021).' },
      SERVICE_ACCOUNT: { description: 'The service account (1023).' },
      ...unknown,
    } as const,
  }),
  Channel: builder.enumType('KuaishouChannel', {
    description: 'Kind of traffic that brought a Kuaishou lead.',
    values: {
      ADVERTISEMENT: { description: 'Advertisements.' },
      OTHER: { description: 'Anything else.' },
      ...unknown,
    } as const,
  }),
});
