import { builder } from '../../builder.ts';
import { VendorKeyInputType } from '../../lists/filter-inputs.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, tagGroupKey, writeArgs } from '../shared-inputs.ts';
import { writtenTag } from './written-tag.ts';

const TagCreateInputType = builder.inputType('TagCreateInput', {
  description: 'A tag to create.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    group: t.field({ type: VendorKeyInputType, required: true, description: tagGroupKey }),
    name: t.string({ required: true, description: 'Its name, at most 30 characters.' }),
    paramName: t.string({ description: "Name of the tag's parameter, at most 30 characters." }),
  }),
});

const TagCreatePayloadType = payloadType('tagCreate', (t) => ({
  record: writtenTag(
    t,
    'The tag, found afterwards; null also when APPLIED if the vendor returns no id and it could not be found.',
  ),
}));

builder.mutationField('tagCreate', (t) =>
  t.field({
    type: TagCreatePayloadType,
    nullable: false,
    description: 'Creates a tag in a group.',
    args: writeArgs(TagCreateInputType, 'The tag to create.'),
    resolve: writeOf('tagCreate', ({ idempotencyKey: _key, group, ...tag }, reader) => ({
      input: { ...tag, groupExternalId: reader.key(group, ['group']) },
      vendorPath: ['group'],
    })),
  }),
);
