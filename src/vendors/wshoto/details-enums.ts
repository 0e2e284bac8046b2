import type { GraphKit } from '../../graph/kit.ts';

const UNKNOWN = { description: 'A value this API does not know yet.' } as const;

/** The enums of WSHOTO's leads. */
export const leadEnums = ({ builder }: GraphKit) => ({
  ClueState: builder.enumType('WshotoClueState', {
    description: 'State of a WSHOTO lead.',
    values: {
      UNASSIGNED: { description: "Nobody's yet." },
      TO_ADD: { description: 'To be added as a contact.' },
      TO_PASS: { description: 'Waiting for the person to accept.' },
      TO_ASSOCIATE: { description: 'To be linked with a customer.' },
      LOCKED: { description: 'Locked.' },
      CONVERTED: { description: 'Became a customer.' },
      UNKNOWN,
    } as const,
  }),
});

/** The enums of WSHOTO's customers. */
export const customerEnums = ({ builder }: GraphKit) => ({
  CustomerType: builder.enumType('WshotoCustomerType', {
    description: 'Which app a WSHOTO customer uses.',
    values: {
      WECHAT: { description: 'WeChat.' },
      WECOM: { description: 'WeCom, the business edition of WeChat.' },
      UNKNOWN,
    } as const,
  }),
});

/** The enums of WSHOTO's tasks. */
export const taskEnums = ({ builder }: GraphKit) => ({
  DelayType: builder.enumType('WshotoDelayType', {
    description: 'When a WSHOTO task goes out.',
    values: {
      IMMEDIATE: { description: 'At once.' },
      SCHEDULED: { description: 'At a time.' },
      UNKNOWN,
    } as const,
  }),
  TaskMode: builder.enumType('WshotoTaskMode', {
    description: 'How the data of a WSHOTO task are kept.',
    values: {
      NORMAL: { description: 'Normally.' },
      DATA_SYNC: { description: 'Synchronised.' },
      UNKNOWN,
    } as const,
  }),
  TaskSource: builder.enumType('WshotoTaskSource', {
    description: 'How a WSHOTO task was created.',
    values: {
      STANDARD: { description: 'By hand.' },
      OPEN_API: { description: 'By the open interface.' },
      SOP: { description: 'By a standard procedure (SOP).' },
      UNKNOWN,
    } as const,
  }),
  FilterType: builder.enumType('WshotoTaskFilterType', {
    description: 'How the audience of a WSHOTO task is chosen.',
    values: {
      GROUPS_BY_CONDITIONS: { description: 'Groups by conditions.' },
      EXPLICIT_GROUPS: { description: 'Groups named one by one; the task does not list them.' },
      CUSTOMERS_BY_CONDITIONS: { description: 'Customers by conditions.' },
      EXPLICIT_CUSTOMERS: { description: 'Customers named one by one; the task does not list them.' },
      UNKNOWN,
    } as const,
  }),
  TagOperator: builder.enumType('WshotoTagOperator', {
    description: 'How tags in an audience are combined.',
    values: {
      ANY: { description: 'Any of them.' },
      ALL: { description: 'All of them.' },
      WITHOUT_TAGS: { description: 'Customers without tags.' },
      MIXED: { description: 'And and or, mixed.' },
      UNKNOWN,
    } as const,
  }),
  AudienceSex: builder.enumType('WshotoAudienceSex', {
    description: 'Gender of an audience.',
    values: {
      ALL: { description: 'Everybody.' },
      MALE: { description: 'Men.' },
      FEMALE: { description: 'Women.' },
      UNSTATED: { description: 'Those whose gender is not known.' },
      UNKNOWN,
    } as const,
  }),
});

/** The enums of the material in WSHOTO's tasks. */
export const materialEnums = ({ builder }: GraphKit) => ({
  MaterialType: builder.enumType('WshotoMaterialType', {
    description: 'Kinds of material of a WSHOTO task.',
    values: {
      POSTER: { description: 'A poster.' },
      TEXT: { description: 'A text.' },
      IMAGE: { description: 'A picture.' },
      ARTICLE: { description: 'An article.' },
      VOICE: { description: 'A voice message.' },
      VIDEO: { description: 'A video.' },
      FILE: { description: 'A file.' },
      MINI_PROGRAM: { description: 'A mini-program.' },
      LINK: { description: 'A link.' },
      COUPON: { description: 'A coupon.' },
      PRODUCT: { description: 'A product.' },
      ACTIVITY: { description: 'An activity.' },
      UNKNOWN,
    } as const,
  }),
  ActivityType: builder.enumType('WshotoActivityType', {
    description: 'Kinds of activity in WSHOTO material.',
    values: {
      GROUP_BUY: { description: 'Buying as a group.' },
      FLASH_SALE: { description: 'A flash sale.' },
      LOTTERY: { description: 'A lottery.' },
      UNKNOWN,
    } as const,
  }),
  SendType: builder.enumType('WshotoSendType', {
    description: 'Whether opening WSHOTO material is tracked.',
    values: {
      TRACKED: { description: 'Tracked.' },
      PLAIN: { description: 'Plain.' },
      UNKNOWN,
    } as const,
  }),
});
