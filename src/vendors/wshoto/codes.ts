// The vendor's codes and what they mean here. A code that is not in a table is 'UNKNOWN', none at all is null.
import type { FollowUpTargetType } from '../../records/follow-up.ts';
import type { LeadStatus } from '../../records/lead.ts';
import type { Gender } from '../../records/people.ts';
import type { TagKind } from '../../records/tag.ts';
import type { TaskPriority, TaskStatus, TaskType } from '../../records/task.ts';
import { codesFor, meaning, type Codes } from '../values/codes.ts';

/** One direction of a vendor's code table, and the other. */
export interface CodeTable<T extends string> {
  /** The meaning of a code as sent. */
  read(code: string | null): T | 'UNKNOWN' | null;
  /** The codes that mean one of these; null if one of them has no code that could be asked for (`UNKNOWN`). */
  codesFor(meanings: readonly (T | 'UNKNOWN')[]): readonly number[] | null;
}

const codeTable = <T extends string>(table: Codes<T>): CodeTable<T> => ({
  read: (code) => meaning(table, code),
  codesFor(meanings) {
    if (meanings.includes('UNKNOWN')) return null;
    return codesFor(table, meanings)
      .map(Number)
      .toSorted((a, b) => a - b);
  },
});

// FACTS 1.4, crm/clue/page `states`.
export const leadStatus = codeTable<LeadStatus>({
  0: 'NEW',
  1: 'CONTACTING',
  2: 'CONTACTING',
  3: 'CONTACTING',
  4: 'LOCKED',
  5: 'CONVERTED',
});

export const clueStates = [
  'UNASSIGNED',
  'TO_ADD',
  'TO_PASS',
  'TO_ASSOCIATE',
  'LOCKED',
  'CONVERTED',
  'UNKNOWN',
] as const;
export const clueState = codeTable<(typeof clueStates)[number]>({
  0: 'UNASSIGNED',
  1: 'TO_ADD',
  2: 'TO_PASS',
  3: 'TO_ASSOCIATE',
  4: 'LOCKED',
  5: 'CONVERTED',
});

export const leadGender = codeTable<Gender>({ 男: 'MALE', 女: 'FEMALE' });

// The page states only 0/1/2; read as in WeCom's external contacts, which it lists: 0 not stated, 1 male, 2 female.
export const customerGender = codeTable<Gender>({ 0: 'UNKNOWN', 1: 'MALE', 2: 'FEMALE' });

export const customerTypes = ['WECHAT', 'WECOM', 'UNKNOWN'] as const;
export const customerType = codeTable<(typeof customerTypes)[number]>({ 1: 'WECHAT', 2: 'WECOM' });

// FACTS W1 `target_type`. follow/create numbers its targets otherwise.
export const targetType = codeTable<FollowUpTargetType>({
  1: 'CUSTOMER',
  3: 'OPPORTUNITY',
  4: 'LEAD',
  9: 'ORDER',
  10: 'GROUP',
  11: 'CONTACT',
  12: 'COMPANY',
});

// FACTS W2 from here on.
export const taskType = codeTable<TaskType>({ 1: 'FOLLOW_UP_CUSTOMERS', 2: 'FOLLOW_UP_GROUPS', 3: 'MASS_SEND' });

export const taskPriority = codeTable<TaskPriority>({
  1: 'LOW',
  2: 'MEDIUM',
  3: 'HIGH',
  4: 'ONE_STAR',
  5: 'TWO_STARS',
  6: 'THREE_STARS',
  7: 'FOUR_STARS',
});

export const taskStatus = codeTable<TaskStatus>({
  '-1': 'CREATION_FAILED',
  0: 'NOT_STARTED',
  1: 'CREATING',
  2: 'RUNNING',
  3: 'ENDED',
  4: 'INVALID',
});

export const tagKind = codeTable<TagKind>({ 1: 'CORPORATE', 2: 'PERSONAL', 3: 'BUSINESS' });

export const delayTypes = ['IMMEDIATE', 'SCHEDULED', 'UNKNOWN'] as const;
export const delayType = codeTable<(typeof delayTypes)[number]>({ 1: 'IMMEDIATE', 2: 'SCHEDULED' });

export const taskModes = ['NORMAL', 'DATA_SYNC', 'UNKNOWN'] as const;
export const taskMode = codeTable<(typeof taskModes)[number]>({ 1: 'NORMAL', 2: 'DATA_SYNC' });

export const taskSources = ['STANDARD', 'OPEN_API', 'SOP', 'UNKNOWN'] as const;
export const taskSource = codeTable<(typeof taskSources)[number]>({ 1: 'STANDARD', 2: 'OPEN_API', 3: 'SOP' });

export const filterTypes = [
  'GROUPS_BY_CONDITIONS',
  'EXPLICIT_GROUPS',
  'CUSTOMERS_BY_CONDITIONS',
  'EXPLICIT_CUSTOMERS',
  'UNKNOWN',
] as const;
export const filterType = codeTable<(typeof filterTypes)[number]>({
  1: 'GROUPS_BY_CONDITIONS',
  2: 'EXPLICIT_GROUPS',
  3: 'CUSTOMERS_BY_CONDITIONS',
  4: 'EXPLICIT_CUSTOMERS',
});

export const materialTypes = [
  'POSTER',
  'TEXT',
  'IMAGE',
  'ARTICLE',
  'VOICE',
  'VIDEO',
  'FILE',
  'MINI_PROGRAM',
  'LINK',
  'COUPON',
  'PRODUCT',
  'ACTIVITY',
  'UNKNOWN',
] as const;
// Numbered from 1 in this order.
export const materialType = codeTable<(typeof materialTypes)[number]>(
  Object.fromEntries(materialTypes.slice(0, -1).map((type, index) => [index + 1, type])),
);

export const activityTypes = ['GROUP_BUY', 'FLASH_SALE', 'LOTTERY', 'UNKNOWN'] as const;
export const activityType = codeTable<(typeof activityTypes)[number]>({
  1: 'GROUP_BUY',
  2: 'FLASH_SALE',
  3: 'LOTTERY',
});

export const sendTypes = ['TRACKED', 'PLAIN', 'UNKNOWN'] as const;
export const sendType = codeTable<(typeof sendTypes)[number]>({ 1: 'TRACKED', 2: 'PLAIN' });

export const tagOperators = ['ANY', 'ALL', 'WITHOUT_TAGS', 'MIXED', 'UNKNOWN'] as const;
export const tagOperator = codeTable<(typeof tagOperators)[number]>({
  1: 'ANY',
  2: 'ALL',
  3: 'WITHOUT_TAGS',
  4: 'MIXED',
});

export const audienceSexes = ['ALL', 'MALE', 'FEMALE', 'UNSTATED', 'UNKNOWN'] as const;
// UNKNOW is the vendor's spelling; the right one is taken too.
export const audienceSex = codeTable<(typeof audienceSexes)[number]>({
  ALL: 'ALL',
  M: 'MALE',
  F: 'FEMALE',
  UNKNOW: 'UNSTATED',
  UNKNOWN: 'UNSTATED',
});
