import { toChangeCursor } from '../../changes/change-cursor.ts';
import type { Change } from '../../records/change.ts';
import { isVendorName, type VendorName } from '../../vendors/vendor-name.ts';
import { builder } from '../builder.ts';
import { EntityType } from '../nodes/entity.ts';
import { toGlobalId } from '../nodes/global-id.ts';
import { NodeType } from '../nodes/vendor-record.ts';
import { FieldChangeType } from '../shared/custom-field.ts';
import { VendorType } from '../vendors/vendor.ts';
import { ChangeKindType } from './change-kind.ts';

const idOf = (change: Change, ref: string): string =>
  toGlobalId({ entity: change.subject, vendor: vendorOf(change), ref });

function vendorOf({ vendor }: Change): VendorName {
  // Only changes of vendors of the registry are asked for.
  if (isVendorName(vendor)) return vendor;
  throw new TypeError('A change of a vendor that nobody knows.');
}

export const ChangeType = builder.objectRef<Change>('Change').implement({
  description: 'Something a vendor pushed: a record changed.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      description: 'Place in the one order of all changes: pass it as `after` to go on behind it.',
      resolve: ({ number }, _args, { changes }) => toChangeCursor(changes.log.id, number),
    }),
    kind: t.expose('kind', { type: ChangeKindType, nullable: false, description: 'What happened.' }),
    kindRaw: t.expose('kindRaw', {
      type: 'String',
      description: "The vendor's own name for `kind`, e.g. object_change_owner.",
    }),
    entity: t.expose('subject', { type: EntityType, nullable: false, description: 'What kind of record changed.' }),
    vendor: t.field({
      type: VendorType,
      nullable: false,
      description: 'The vendor that pushed.',
      resolve: vendorOf,
    }),
    occurredAt: t.expose('occurredAt', {
      type: 'DateTime',
      description: "When it happened, by the vendor's clock; null if it does not say.",
    }),
    receivedAt: t.expose('receivedAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When the push arrived here.',
    }),
    record: t.field({
      type: NodeType,
      description: 'The record as it is now; null if it is gone.',
      resolve: (change, _args, { loaders }) =>
        change.subject === 'UNKNOWN' ? null : loaders.record(vendorOf(change), change.subject, change.ref),
    }),
    recordId: t.id({
      nullable: false,
      description: 'Global id of the record, also if it is gone.',
      resolve: (change) => idOf(change, change.ref),
    }),
    mergedIntoId: t.id({
      description: 'For MERGED: global id of the record that lives on.',
      resolve: (change) => (change.mergedInto === null ? null : idOf(change, change.mergedInto)),
    }),
    fieldChanges: t.field({
      type: [FieldChangeType],
      description: 'Fields that changed; null where the vendor pushes only the whole record.',
      resolve: ({ fieldChanges }) => fieldChanges,
    }),
  }),
});
