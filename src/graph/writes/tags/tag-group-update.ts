import { builder } from '../../builder.ts';
import { VendorKeyInputType } from '../../lists/filter-inputs.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, nullIsRefused, tagGroupKey, writeArgs } from '../shared-inputs.ts';
import { writtenTagGroup } from './written-tag.ts';

const TagGroupUpdateInputType = builder.inputType('TagGroupUpdateInput', {
  description: `What a group of tags shall be. Fields that are left out stay as they are. ${nullIsRefused}`,
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    group: t.field({ type: VendorKeyInputType, required: true, description: tagGroupKey }),
    name: t.string({
      required: true,
      description: 'Its name, new or as it is, at most 30 characters. Sobot needs it with every change.',
    }),
    color: t.string({ description: 'Its colour, e.g. #76A6F1.' }),
    isMultipleChoice: t.boolean({ description: 'True if a record may bear several tags of it.' }),
  }),
});

const TagGroupUpdatePayloadType = payloadType('tagGroupUpdate', (t) => ({ group: writtenTagGroup(t) }));

builder.mutationField('tagGroupUpdate', (t) =>
  t.field({
    type: TagGroupUpdatePayloadType,
    nullable: false,
    description: 'Changes a group of tags.',
    args: writeArgs(TagGroupUpdateInputType, 'The group and what it shall be.'),
    resolve: writeOf('tagGroupUpdate', ({ idempotencyKey: _key, group, ...changes }, reader) => {
      reader.refuseNulls(changes);
      return { input: { ...changes, groupExternalId: reader.key(group, ['group']) }, vendorPath: ['group'] };
    }),
  }),
);
