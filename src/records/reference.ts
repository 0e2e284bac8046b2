import type { CustomFieldKind, CustomFieldOption } from './custom-field.ts';

/** An entry of a slow-moving list of a vendor. */
export interface ReferenceItem {
  /** The id or code that records bear. */
  readonly externalId: string;
  readonly name: string | null;
  /** Id of the entry itself, where the vendor has a second one. */
  readonly rowId: string | null;
  readonly language: string | null;
}

export const areaLevels = ['PROVINCE', 'CITY', 'DISTRICT'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A province, city or district. */
export interface Area {
  readonly externalId: string;
  readonly name: string | null;
  readonly level: AreaLevel;
  /** Null for provinces. */
  readonly parentExternalId: string | null;
}

export const staffKinds = ['DEPARTMENT', 'AGENT', 'UNKNOWN'] as const;
export type StaffKind = (typeof staffKinds)[number];
export const staffRoles = ['ADMIN', 'AGENT', 'UNKNOWN'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A department or employee, with what is below it. */
export interface StaffNode {
  readonly externalId: string;
  readonly name: string | null;
  readonly kind: StaffKind | null;
  readonly kindRaw: string | null;
  readonly imageUrl: string | null;
  /** Ids of the departments above, as the vendor joins them. */
  readonly path: string | null;
  readonly role: StaffRole | null;
  readonly roleRaw: string | null;
  readonly children: readonly StaffNode[] | null;
}

export const customFieldOwners = ['CUSTOMER', 'COMPANY'] as const;
export type CustomFieldOwner = (typeof customFieldOwners)[number];

/** A field that the vendor's administrators added. */
export interface CustomFieldDefinition {
  /** `key` of its values. */
  readonly externalId: string;
  readonly name: string | null;
  readonly variable: string | null;
  readonly kind: CustomFieldKind | null;
  readonly kindRaw: string | null;
  readonly isRequired: boolean | null;
  readonly statusRaw: string | null;
  readonly remark: string | null;
  readonly ownerRaw: string | null;
  readonly param: string | null;
  /** Null where the kind has none. */
  readonly options: readonly CustomFieldOption[] | null;
}
