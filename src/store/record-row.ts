import { entities, type Entity, type RecordLink } from '../records/record.ts';
import type { StoredRecord } from '../vendors/record-store.ts';
import type { RecordState } from './projector.ts';
import { numberIn, textIn, timeIn, type Row } from './row.ts';

/** The columns of a state, by the names of the statement's parameters. */
export function toColumns(state: RecordState) {
  const { sortTime, owner, deletion, merging } = state;
  return {
    fields: JSON.stringify(state.fields),
    stamps: JSON.stringify({ sortTime, owner, deletion, merging }),
    sort_time: sortTime?.value ?? null,
    owner_entity: owner?.value?.entity ?? null,
    owner_ref: owner?.value?.ref ?? null,
    is_partial: Number(state.isPartial),
    is_deleted: Number(deletion?.value ?? false),
    merged_into: merging?.value ?? null,
    received_at: state.receivedAt,
  };
}

export function toState(row: Row): RecordState {
  const stamps = JSON.parse(textIn(row, 'stamps') ?? '{}') as Pick<
    RecordState,
    'sortTime' | 'owner' | 'deletion' | 'merging'
  >;
  return {
    ...stamps,
    fields: fieldsIn(row),
    isPartial: numberIn(row, 'is_partial') !== 0,
    receivedAt: numberIn(row, 'received_at') ?? 0,
  };
}

export function toStoredRecord(row: Row): StoredRecord {
  const fields = Object.entries(fieldsIn(row)).map(([name, { value }]) => [name, value] as const);
  return {
    ref: textIn(row, 'ref') ?? '',
    fields: Object.fromEntries(fields),
    sortTime: timeIn(row, 'sort_time'),
    owner: ownerIn(row),
    isPartial: numberIn(row, 'is_partial') !== 0,
    isDeleted: numberIn(row, 'is_deleted') !== 0,
    mergedInto: textIn(row, 'merged_into'),
    receivedAt: timeIn(row, 'received_at') ?? new Date(0),
  };
}

const fieldsIn = (row: Row) => JSON.parse(textIn(row, 'fields') ?? '{}') as RecordState['fields'];

function ownerIn(row: Row): RecordLink | null {
  const entity = textIn(row, 'owner_entity');
  const ref = textIn(row, 'owner_ref');
  return isEntity(entity) && ref !== null ? { entity, ref } : null;
}

const isEntity = (name: string | null): name is Entity => (entities as readonly (string | null)[]).includes(name);
