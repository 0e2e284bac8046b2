import { changeKinds, type Change, type ChangeKind, type ChangeSubject } from '../records/change.ts';
import type { FieldChange } from '../records/custom-field.ts';
import { isEntity } from '../records/record.ts';
import type { PushedChange } from '../vendors/push.ts';
import { numberIn, textIn, timeIn, type Row } from './row.ts';

/** The columns of a change, but for its number and vendor. */
export const toChangeColumns = (
  { subject, ref, kind, kindRaw, at, mergedInto, fieldChanges }: PushedChange,
  receivedAt: number,
) => ({
  subject,
  ref,
  kind,
  kind_raw: kindRaw,
  occurred_at: at?.getTime() ?? null,
  received_at: receivedAt,
  merged_into: mergedInto ?? null,
  field_changes: fieldChanges === undefined || fieldChanges === null ? null : JSON.stringify(fieldChanges),
});

/** A change out of its columns. */
export function toChange(row: Row): Change {
  const fieldChanges = textIn(row, 'field_changes');
  return {
    number: numberIn(row, 'number') ?? 0,
    vendor: textIn(row, 'vendor') ?? '',
    subject: subjectOf(textIn(row, 'subject')),
    ref: textIn(row, 'ref') ?? '',
    kind: kindOf(textIn(row, 'kind')),
    kindRaw: textIn(row, 'kind_raw'),
    occurredAt: timeIn(row, 'occurred_at'),
    receivedAt: timeIn(row, 'received_at') ?? new Date(0),
    mergedInto: textIn(row, 'merged_into'),
    fieldChanges: fieldChanges === null ? null : (JSON.parse(fieldChanges) as FieldChange[]),
  };
}

const subjectOf = (text: string | null): ChangeSubject => {
  const subject = text ?? undefined;
  return isEntity(subject) ? subject : 'UNKNOWN';
};

const kindOf = (text: string | null): ChangeKind => changeKinds.find((kind) => kind === text) ?? 'UNKNOWN';
