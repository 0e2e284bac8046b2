import { builder } from '../../builder.ts';
import { VendorKeyInputType } from '../../lists/filter-inputs.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, tagGroupKey, writeArgs } from '../shared-inputs.ts';

const TagGroupDeleteInputType = builder.inputType('TagGroupDeleteInput', {
  description: 'A group of tags to delete.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    group: t.field({ type: VendorKeyInputType, required: true, description: tagGroupKey }),
  }),
});

const TagGroupDeletePayloadType = payloadType('tagGroupDelete');

builder.mutationField('tagGroupDelete', (t) =>
  t.field({
    type: TagGroupDeletePayloadType,
    nullable: false,
    description: 'Deletes a group of tags, and the tags in it.',
    args: writeArgs(TagGroupDeleteInputType, 'The group.'),
    resolve: writeOf('tagGroupDelete', ({ group }, reader) => ({
      input: { groupExternalId: reader.key(group, ['group']) },
      vendorPath: ['group'],
    })),
  }),
);
