import type { CustomFieldKind } from '../../records/custom-field.ts';
import type { CustomerStatus } from '../../records/customer.ts';
import type { FollowUpKind, StageType } from '../../records/follow-up.ts';
import type { ContentStatus } from '../../records/localized-content.ts';
import type { Gender } from '../../records/people.ts';
import type { StaffKind, StaffRole } from '../../records/reference.ts';
import type { TagScope, TagStatus } from '../../records/tag.ts';
import { meaning, type Codes } from '../values/codes.ts';

const reader =
  <Word extends string>(codes: Codes<Word>) =>
  (code: string | null) =>
    meaning(codes, code);

export type ActorType =
  | 'AGENT'
  | 'COLLECTION_BOT'
  | 'RECEPTION_BOT'
  | 'VOICE_BOT'
  | 'TELEMARKETING_BOT'
  | 'TRIGGER'
  | 'SCHEDULED_TASK'
  | 'UNKNOWN';
export type RecordStatus = 'NORMAL' | 'DELETED' | 'UNKNOWN';
export type DevelopmentMode = 'THIRD_PARTY' | 'SELF_BUILT' | 'UNKNOWN';
export type BusinessType = 'NONE' | 'CHAT' | 'TALK' | 'TICKET' | 'UNKNOWN';
export type FriendStatus = 'NORMAL' | 'DELETED_BY_EMPLOYEE' | 'DELETED_BY_CUSTOMER' | 'UNKNOWN';

export const toGender = reader<Gender>({ 1: 'MALE', 2: 'FEMALE' });
export const toCustomerStatus = reader<CustomerStatus>({
  1: 'FIRST_INQUIRY',
  2: 'TO_BE_ASSIGNED',
  3: 'FOLLOWING_UP',
  4: 'IN_POOL',
});
// 8 and 9 are documented for pushes only (FACTS 4.5); lists show the same field without a word.
export const toRecordStatus = reader<RecordStatus>({ 8: 'NORMAL', 9: 'DELETED' });
export const toActorType = reader<ActorType>({
  1: 'AGENT',
  2: 'COLLECTION_BOT',
  3: 'RECEPTION_BOT',
  4: 'VOICE_BOT',
  5: 'TELEMARKETING_BOT',
  6: 'TRIGGER',
  7: 'SCHEDULED_TASK',
});
export const toDevelopmentMode = reader<DevelopmentMode>({ 1: 'THIRD_PARTY', 2: 'SELF_BUILT' });
export const toBusinessType = reader<BusinessType>({ 0: 'NONE', 1: 'CHAT', 2: 'TALK', 3: 'TICKET' });
export const toFriendStatus = reader<FriendStatus>({
  '1': 'NORMAL',
  '-1': 'DELETED_BY_EMPLOYEE',
  '-2': 'DELETED_BY_CUSTOMER',
});
export const toTagStatus = reader<TagStatus>({ '1': 'VALID', '0': 'INVALID', '-1': 'DELETED' });
export const toTagScope = reader<TagScope>({ 0: 'VISITOR', 1: 'CUSTOMER', 2: 'TICKET' });
export const toStageType = reader<StageType>({ 1: 'PROCESS', 2: 'RESULT', 21: 'WON', 22: 'LOST', 23: 'INVALID' });
export const toStaffKind = reader<StaffKind>({ 1: 'DEPARTMENT', 2: 'AGENT' });
export const toStaffRole = reader<StaffRole>({ 1: 'ADMIN', 2: 'AGENT' });
export const toContentStatus = reader<ContentStatus>({ '1': 'NORMAL', '-1': 'DELETED' });
// groupService is the documented name of staff follow-up records; other types are not listed anywhere.
export const toFollowUpKind = reader<FollowUpKind>({
  user_create: 'CREATED',
  user_stage_update: 'STAGE_CHANGED',
  groupService: 'NOTE',
});
const plainFieldKinds: Codes<CustomFieldKind> = {
  1: 'TEXT',
  2: 'MULTILINE_TEXT',
  3: 'DATE',
  4: 'TIME',
  5: 'NUMBER',
  6: 'SINGLE_CHOICE',
};
/** By S35. */
export const toCustomFieldKind = reader<CustomFieldKind>({
  ...plainFieldKinds,
  7: 'MULTIPLE_CHOICE',
  8: 'SINGLE_CHOICE',
  9: 'CASCADE',
});
/** By the tables of pushes, which swap 7 and 8 and know no 9. */
export const toPushedCustomFieldKind = reader<CustomFieldKind>({
  ...plainFieldKinds,
  7: 'SINGLE_CHOICE',
  8: 'MULTIPLE_CHOICE',
});
