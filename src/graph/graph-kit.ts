import type { VendorName } from '../vendors/vendor-name.ts';
import { builder } from './builder.ts';
import { holdTags } from './tags/hold-tags.ts';
import type { Copies, GraphKit } from './kit.ts';
import { personal } from './shared/personal.ts';
import { TagType } from './nodes/record-types.ts';
import { StageTypeType } from './follow-ups/stage.ts';

/** What the details of one vendor are built with. */
export const graphKitFor = (vendor: VendorName): GraphKit => ({
  builder,
  Tag: TagType,
  StageType: StageTypeType,
  personal,
  holdTags: (tags) => holdTags(vendor, tags),
  pick: (key) => (copies) => {
    const value = copies.atHand?.[key];
    return value === undefined ? pickFetched(copies, key) : (value as never);
  },
});

async function pickFetched<D, K extends keyof D>(copies: Copies<D>, key: K): Promise<Exclude<D[K], undefined> | null> {
  const value = (await copies.fetch())?.[key];
  return value === undefined ? null : (value as Exclude<D[K], undefined>);
}
