import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';

const TagDeleteInputType = builder.inputType('TagDeleteInput', {
  description: 'A tag to delete.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    tagId: t.id({ required: true, description: 'Global id of the tag.' }),
  }),
});

const TagDeletePayloadType = payloadType('tagDelete');

builder.mutationField('tagDelete', (t) =>
  t.field({
    type: TagDeletePayloadType,
    nullable: false,
    description: 'Deletes a tag.',
    args: writeArgs(TagDeleteInputType, 'The tag.'),
    resolve: writeOf('tagDelete', ({ tagId }, reader) => ({
      input: { tag: reader.ref(tagId, ['TAG'], ['tagId']) },
      vendorPath: ['tagId'],
    })),
  }),
);
