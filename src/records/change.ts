import type { FieldChange } from './custom-field.ts';
import type { Entity } from './record.ts';

/** What happened to a record, as subscribers are told. */
export const changeKinds = [
  'CREATED',
  'UPDATED',
  'STATUS_CHANGED',
  'OWNER_CHANGED',
  'STAGE_CHANGED',
  'TAGS_CHANGED',
  'NOTE_ADDED',
  'MERGED',
  'DELETED',
  'RESTORED',
  'UNKNOWN',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a change is about: a kind of record, or `UNKNOWN` where the vendor does not say. */
export type ChangeSubject = Entity | 'UNKNOWN';

/** One change of one record, as its vendor pushed it. Never altered once it has its number. */
export interface Change {
  /** Its place in the one order of all changes: a change that becomes visible later has a higher number. */
  readonly number: number;
  readonly vendor: string;
  readonly subject: ChangeSubject;
  /** The record's ref; for an unknown subject the vendor's own id of the message. */
  readonly ref: string;
  readonly kind: ChangeKind;
  readonly kindRaw: string | null;
  /** By the vendor's clock; null if it does not say. */
  readonly occurredAt: Date | null;
  readonly receivedAt: Date;
  /** For `MERGED`: ref of the record that lives on. */
  readonly mergedInto: string | null;
  /** Null where the vendor pushes only the whole record. */
  readonly fieldChanges: readonly FieldChange[] | null;
}
