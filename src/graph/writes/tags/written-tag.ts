import type { Context } from '../../../context.ts';
import type { TagGroup } from '../../../records/tag.ts';
import { TagType } from '../../nodes/record-types.ts';
import { entryOf } from '../../reference/named.ts';
import { TagGroupType } from '../../tags/tag-group.ts';
import { ofVendor, type OfVendor } from '../../nodes/unified.ts';
import { writtenRecord, type PayloadFields, type Written } from '../payload.ts';

/** The field of a payload that shows the tag that was written. */
export const writtenTag = (t: PayloadFields, description: string) =>
  t.field({ type: TagType, description, resolve: writtenRecord('TAG') });

/** The field of a payload that shows the group of tags that was written: the vendor's list of groups, asked afresh. */
export const writtenTagGroup = (t: PayloadFields) =>
  t.field({
    type: TagGroupType,
    description: 'The group, read afresh; null unless APPLIED, or if it could not be found.',
    resolve: readGroup,
  });

async function readGroup(
  { vendor, receipt }: Written,
  _args: object,
  context: Context,
): Promise<OfVendor<TagGroup> | null> {
  const externalId = receipt?.externalId ?? null;
  if (vendor === null || externalId === null) return null;
  return ofVendor(vendor, await entryOf(vendor, externalId, (lists) => lists.tagGroups(), context));
}
