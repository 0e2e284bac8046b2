import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, nullIsRefused, writeArgs } from '../shared-inputs.ts';
import { writtenTag } from './written-tag.ts';

const TagUpdateInputType = builder.inputType('TagUpdateInput', {
  description: `What a tag shall be. Fields that are left out stay as they are. ${nullIsRefused}`,
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    tagId: t.id({ required: true, description: 'Global id of the tag.' }),
    name: t.string({
      required: true,
      description: 'Its name, new or as it is, at most 30 characters. Sobot needs it with every change.',
    }),
    paramName: t.string({ description: "Name of the tag's parameter, at most 30 characters." }),
  }),
});

const TagUpdatePayloadType = payloadType('tagUpdate', (t) => ({
  record: writtenTag(t, 'The tag, read afresh; null unless APPLIED, or if it could not be read back.'),
}));

builder.mutationField('tagUpdate', (t) =>
  t.field({
    type: TagUpdatePayloadType,
    nullable: false,
    description: 'Changes the name of a tag.',
    args: writeArgs(TagUpdateInputType, 'The tag and what it shall be.'),
    resolve: writeOf('tagUpdate', ({ idempotencyKey: _key, tagId, ...changes }, reader) => {
      reader.refuseNulls(changes);
      return { input: { ...changes, tag: reader.ref(tagId, ['TAG'], ['tagId']) }, vendorPath: ['tagId'] };
    }),
  }),
);
