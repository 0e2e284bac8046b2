import { builder } from '../../builder.ts';
import { VendorType } from '../../vendors/vendor.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { writtenTagGroup } from './written-tag.ts';

const TagGroupCreateInputType = builder.inputType('TagGroupCreateInput', {
  description: 'A group of tags to create.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    vendor: t.field({ type: VendorType, required: true, description: 'Where to create the group.' }),
    name: t.string({ required: true, description: 'Its name, at most 30 characters.' }),
    color: t.string({ description: 'Its colour, e.g. #76A6F1. Sobot needs it.' }),
    isMultipleChoice: t.boolean({
      defaultValue: false,
      description: 'True if a record may bear several tags of it.',
    }),
    tagNames: t.stringList({
      description: 'Names of tags to create in it, each once, at most 30 characters each and 100 of them.',
    }),
  }),
});

const TagGroupCreatePayloadType = payloadType('tagGroupCreate', (t) => ({ group: writtenTagGroup(t) }));

const mostTags = 100;

builder.mutationField('tagGroupCreate', (t) =>
  t.field({
    type: TagGroupCreatePayloadType,
    nullable: false,
    description: 'Creates a group of tags, with tags in it if they are named.',
    args: writeArgs(TagGroupCreateInputType, 'The group to create.'),
    resolve: writeOf('tagGroupCreate', ({ idempotencyKey: _key, vendor, ...group }, reader) => {
      reader.of(vendor, ['vendor']);
      const tagNames = group.tagNames ?? [];
      if (tagNames.length > mostTags) {
        reader.problem(['tagNames'], 'TOO_MANY', `One write takes at most ${mostTags} of them.`);
      }
      return {
        input: { ...group, isMultipleChoice: group.isMultipleChoice === true, tagNames },
        vendorPath: ['vendor'],
      };
    }),
  }),
);
