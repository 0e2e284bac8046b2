import type { TagGroup } from '../../records/tag.ts';
import { builder } from '../builder.ts';
import { TagType } from '../nodes/record-types.ts';
import { tagsOfGroup } from './tags-of-group.ts';
import { TagScopeType, TagStatusType } from './tag-words.ts';
import type { OfVendor } from '../nodes/unified.ts';
import { VendorType } from '../vendors/vendor.ts';

export const TagGroupType = builder.objectRef<OfVendor<TagGroup>>('TagGroup').implement({
  description: 'A group of tags.',
  fields: (t) => ({
    vendor: t.field({
      type: VendorType,
      nullable: false,
      description: 'The vendor that keeps it.',
      resolve: ({ vendor }) => vendor,
    }),
    externalId: t.field({
      type: 'ID',
      description: "The vendor's own id; null where only its name is known.",
      resolve: ({ value }) => value.externalId,
    }),
    name: t.field({ type: 'String', description: 'Its name.', resolve: ({ value }) => value.name }),
    color: t.field({
      type: 'String',
      description: 'Colour as sent; not always a colour.',
      resolve: ({ value }) => value.color,
    }),
    scope: t.field({
      type: TagScopeType,
      description: 'What its tags are put on. Sobot only.',
      resolve: ({ value }) => value.scope,
    }),
    scopeRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `scope`.",
      resolve: ({ value }) => value.scopeRaw,
    }),
    isMultipleChoice: t.field({
      type: 'Boolean',
      description: 'True if a record may bear several tags of it. Sobot only.',
      resolve: ({ value }) => value.isMultipleChoice,
    }),
    status: t.field({
      type: TagStatusType,
      description: 'Whether it can be used. Sobot only.',
      resolve: ({ value }) => value.status,
    }),
    statusRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `status`.",
      resolve: ({ value }) => value.statusRaw,
    }),
    businessId: t.field({
      type: 'ID',
      description: 'Id of the business it belongs to, often null. Sobot only.',
      resolve: ({ value }) => value.businessId,
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was created. Sobot only.',
      resolve: ({ value }) => value.createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When it was last changed. Sobot only.',
      resolve: ({ value }) => value.updatedAt,
    }),
    tags: t.field({
      type: [TagType],
      description: 'Its tags; null where the vendor cannot list them.',
      resolve: tagsOfGroup,
    }),
  }),
});
