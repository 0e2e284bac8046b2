// What mutations hand to a vendor, in native terms: enums are ours, ids are the vendor's own, refs are its records.
// Field names are those of the GraphQL inputs (a global id `customerId` becomes `customer`), so that paths can be told.
import type { CustomerStatus } from '../records/customer.ts';
import type { StageType } from '../records/follow-up.ts';
import type { BlacklistDuration } from '../records/blacklist-entry.ts';
import type { Gender, IdentityKind } from '../records/people.ts';
import type { RecordLink } from '../records/record.ts';

/** Something at the vendor: its id there, its name, or both. */
export interface NamedReferenceInput {
  readonly externalId?: string | null;
  readonly name?: string | null;
}

/** A place by the vendor's codes. */
export interface RegionInput {
  readonly country?: NamedReferenceInput | null;
  readonly province?: NamedReferenceInput | null;
  readonly city?: NamedReferenceInput | null;
  readonly district?: NamedReferenceInput | null;
}

/** A value of a custom field, told by `key` or by `param`. */
export interface CustomFieldInput {
  readonly key?: string | null;
  readonly param?: string | null;
  readonly values: readonly string[];
}

export interface IdentityInput {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** What both creating and updating a customer can set. */
interface CustomerFields {
  readonly name?: string | null;
  readonly email?: string | null;
  /** E.164 */
  readonly phone?: string | null;
  readonly gender?: Gender | null;
  readonly ownerExternalId?: string | null;
  readonly ownerName?: string | null;
  readonly region?: RegionInput | null;
  readonly remark?: string | null;
  readonly company?: NamedReferenceInput | null;
  readonly isVip?: boolean | null;
  readonly customFields?: readonly CustomFieldInput[] | null;
  readonly identities?: readonly IdentityInput[] | null;
  readonly timeZoneExternalId?: string | null;
  readonly language?: string | null;
}

export interface CustomerCreate extends CustomerFields {
  readonly nickname: string;
  readonly status: CustomerStatus;
}

/** Fields left out stay as they are. */
export interface CustomerUpdate extends CustomerFields {
  readonly customer: string;
  readonly nickname?: string | null;
  readonly levelExternalId?: string | null;
  /** Values of custom fields that are not named stay (false), or are emptied by the vendor (true). */
  readonly replaceCustomFields: boolean;
}

/** Exactly one way to tell the customer; at least one tag. */
export interface CustomerTagsChange {
  readonly customer?: string | null;
  readonly wechatUnionId?: string | null;
  readonly wecomExternalUserId?: string | null;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

export const tagsReplaceMethods = ['DIFFERENCE', 'VENDOR_CALL'] as const;
export type TagsReplaceMethod = (typeof tagsReplaceMethods)[number];

/** The tags that the customer shall bear, and no others. */
export interface CustomerTagsReplace {
  readonly customer: string;
  readonly tags: readonly string[];
  readonly method: TagsReplaceMethod;
}

export interface CustomerStageSet {
  readonly customer: string;
  readonly stageExternalId: string;
  /** Looked up where it is left out. */
  readonly stageName?: string | null;
  readonly stageType: StageType;
}

export const assignmentKinds = [
  'ASSIGN_UNASSIGNED',
  'ASSIGN_FROM_POOL',
  'TAKE_FROM_POOL',
  'REASSIGN_MINE',
  'CHANGE_OWNER',
] as const;
/** What kind of assignment it is: from where to whom (Sobot S20, assign_biz_type 1 to 5). */
export type AssignmentKind = (typeof assignmentKinds)[number];

export interface CustomersAssign {
  readonly customers: readonly string[];
  readonly kind: AssignmentKind;
  readonly owners: readonly OwnerInput[];
}

/** An employee to be in charge. */
export interface OwnerInput {
  readonly externalId: string;
  /** Looked up where it is left out. */
  readonly name?: string | null;
  /** Path of departments, as in the tree of staff. */
  readonly departmentPath?: string | null;
}

export interface CustomersRecycle {
  readonly customers: readonly string[];
  readonly isValid: boolean;
}

export interface BlacklistAdd {
  readonly customer: string;
  readonly duration: BlacklistDuration;
  readonly reason: string;
}

export interface BlacklistRemove {
  readonly customer: string;
}

export interface FollowUpAdd {
  readonly target: RecordLink;
  readonly content: string;
  readonly authorExternalId?: string | null;
  readonly contactTypeRaw?: string | null;
}

export interface TagGroupCreate {
  readonly name: string;
  readonly color?: string | null;
  readonly isMultipleChoice: boolean;
  /** Names of tags to make with it. */
  readonly tagNames: readonly string[];
}

export interface TagGroupUpdate {
  readonly groupExternalId: string;
  readonly name: string;
  readonly color?: string | null;
  readonly isMultipleChoice?: boolean | null;
}

export interface TagGroupDelete {
  readonly groupExternalId: string;
}

export interface TagCreate {
  readonly groupExternalId: string;
  readonly name: string;
  readonly paramName?: string | null;
}

export interface TagUpdate {
  readonly tag: string;
  readonly name: string;
  readonly paramName?: string | null;
}

export interface TagDelete {
  readonly tag: string;
}

export interface CompanyCreate {
  readonly name: string;
  readonly region?: RegionInput | null;
  /** Domain names of its e-mail addresses. */
  readonly domains?: readonly string[] | null;
  readonly customFields?: readonly CustomFieldInput[] | null;
}

/** The input of each mutation, by its name. */
export interface WriteInputs {
  readonly customerCreate: CustomerCreate;
  readonly customerUpdate: CustomerUpdate;
  readonly customerTagsChange: CustomerTagsChange;
  readonly customerTagsReplace: CustomerTagsReplace;
  readonly customerStageSet: CustomerStageSet;
  readonly customersAssign: CustomersAssign;
  readonly customersRecycle: CustomersRecycle;
  readonly blacklistAdd: BlacklistAdd;
  readonly blacklistRemove: BlacklistRemove;
  readonly followUpAdd: FollowUpAdd;
  readonly tagGroupCreate: TagGroupCreate;
  readonly tagGroupUpdate: TagGroupUpdate;
  readonly tagGroupDelete: TagGroupDelete;
  readonly tagCreate: TagCreate;
  readonly tagUpdate: TagUpdate;
  readonly tagDelete: TagDelete;
  readonly companyCreate: CompanyCreate;
}
