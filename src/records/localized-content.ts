export const contentStatuses = ['NORMAL', 'DELETED', 'UNKNOWN'] as const;
export type ContentStatus = (typeof contentStatuses)[number];

/** A text that the vendor's administrators keep in several languages. */
export interface LocalizedContent {
  readonly externalId: string;
  readonly name: string | null;
  readonly placeholder: string | null;
  readonly defaultValue: string | null;
  readonly catalogExternalId: string | null;
  readonly companyExternalId: string | null;
  readonly status: ContentStatus | null;
  readonly statusRaw: string | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly translations: readonly Translation[] | null;
}

/** A text in one language. */
export interface Translation {
  readonly language: string | null;
  readonly text: string | null;
}
