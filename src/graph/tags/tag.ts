import { builder } from '../builder.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { NodeType, VendorRecordType, vendorRecordFields } from '../nodes/vendor-record.ts';
import { TagType } from '../nodes/record-types.ts';
import { TagGroupType } from './tag-group.ts';
import { TagKindType, TagStatusType } from './tag-words.ts';
import { ownedReaderOf, readerOf } from '../nodes/unified.ts';

const read = readerOf<'TAG'>();
const readOne = ownedReaderOf<'TAG'>();

TagType.implement({
  description:
    'A label on leads and customers. From Sobot (its library), Kuaishou (a fixed vocabulary) and WSHOTO (those seen on records).',
  interfaces: [VendorRecordType, NodeType],
  fields: (t) => ({
    ...vendorRecordFields(t, {
      vendor: 'The vendor that keeps this tag.',
      externalId: "The vendor's own id or code.",
      raw: 'The tag as the vendor sent it. Needs the scope `raw:read`.',
    }),
    name: t.field({
      type: 'String',
      description: 'Its name; null if only the id was ever seen.',
      resolve: read('name'),
    }),
    color: t.field({ type: 'String', description: 'Colour as sent; not always a colour.', resolve: read('color') }),
    kind: t.field({ type: TagKindType, description: 'Whose tag it is.', resolve: read('kind') }),
    kindRaw: t.field({
      type: 'String',
      description: "The vendor's own word or code for `kind`.",
      resolve: read('kindRaw'),
    }),
    status: t.field({
      type: TagStatusType,
      description: 'Whether it can be used. Sobot only.',
      resolve: read('status'),
    }),
    statusRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `status`.",
      resolve: read('statusRaw'),
    }),
    group: t.field({ type: TagGroupType, description: 'The group it belongs to.', resolve: readOne('group') }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was created. Sobot only.',
      resolve: read('createdAt'),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it was last changed. Sobot only.',
      resolve: read('updatedAt'),
    }),
  }),
});

builder.asEntity(TagType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => recordById(id, ['TAG'], 'id', context),
});
