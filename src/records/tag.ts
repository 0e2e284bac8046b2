import type { VendorRecord } from './record.ts';

export const tagKinds = ['BUSINESS', 'CORPORATE', 'PERSONAL', 'LEAD_MARK', 'INTENTION', 'UNKNOWN'] as const;
export type TagKind = (typeof tagKinds)[number];
export const tagStatuses = ['VALID', 'INVALID', 'DELETED', 'UNKNOWN'] as const;
export type TagStatus = (typeof tagStatuses)[number];
export const tagScopes = ['VISITOR', 'CUSTOMER', 'TICKET', 'UNKNOWN'] as const;
export type TagScope = (typeof tagScopes)[number];

/** A group of tags; what its vendor does not say is null. */
export interface TagGroup {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly color: string | null;
  readonly scope: TagScope | null;
  readonly scopeRaw: string | null;
  readonly isMultipleChoice: boolean | null;
  readonly status: TagStatus | null;
  readonly statusRaw: string | null;
  readonly businessId: string | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** The tags of the group where they are already known; null where the vendor cannot list them. */
  readonly tags: readonly Tag[] | null;
}

/** The unified tag. */
export interface Tag extends VendorRecord {
  readonly name?: string | null;
  readonly color?: string | null;
  readonly kind?: TagKind | null;
  readonly kindRaw?: string | null;
  readonly status?: TagStatus | null;
  readonly statusRaw?: string | null;
  readonly group?: TagGroup | null;
  readonly createdAt?: Date | null;
  readonly updatedAt?: Date | null;
}
