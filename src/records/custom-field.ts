export const customFieldKinds = [
  'TEXT',
  'MULTILINE_TEXT',
  'DATE',
  'TIME',
  'NUMBER',
  'SINGLE_CHOICE',
  'MULTIPLE_CHOICE',
  'CASCADE',
  'SWITCH',
  'IMAGE',
  'EMPLOYEE',
  'DEPARTMENT',
  'QUOTE',
  'UNKNOWN',
] as const;
export type CustomFieldKind = (typeof customFieldKinds)[number];

/** An option of such a field, as chosen. */
export interface CustomFieldOption {
  readonly externalId: string | null;
  readonly value: string | null;
  readonly name: string | null;
  readonly param: string | null;
}

/** A value of a field that the vendor's administrators added. */
export interface CustomFieldValue {
  readonly key: string;
  readonly name: string | null;
  readonly kind: CustomFieldKind | null;
  readonly kindRaw: string | null;
  /** For choices the vendor's option ids, comma-joined. */
  readonly text: string | null;
  readonly options: readonly CustomFieldOption[] | null;
  readonly param: string | null;
}

/** A field that changed, both sides as text. */
export interface FieldChange {
  readonly field: string;
  readonly label: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly typeRaw: string | null;
}
