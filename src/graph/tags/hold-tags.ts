import type { Tag } from '../../records/tag.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import type { Held } from '../nodes/held.ts';

/** Makes tags that stand inside another record showable. */
export const holdTags = (vendor: VendorName, tags: readonly Tag[] | null | undefined): Held<'TAG'>[] | null =>
  tags?.map((copy) => ({ vendor, entity: 'TAG', ref: copy.ref, copy, isWhole: false })) ?? null;
