import type { Context } from '../../context.ts';
import { listPage } from '../../lists/list-page.ts';
import type { TagGroup } from '../../records/tag.ts';
import { VendorError } from '../../vendors/vendor-error.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import type { Held } from '../nodes/held.ts';
import { holdTags } from './hold-tags.ts';
import type { OfVendor } from '../nodes/unified.ts';

const mostTags = 100;

/** One reading of a group for one request: many tags of one page belong to the same group. */
const readings = new WeakMap<Context, Map<string, Promise<Held<'TAG'>[] | null>>>();

/** After a write groups are read again. */
export const forgetGroups = (context: Context): void => void readings.delete(context);

/** The tags of a group: those that came with it, else those its vendor lists. Throws PARTIAL rather than showing only some. */
export async function tagsOfGroup(
  { vendor, value: group }: OfVendor<TagGroup>,
  _args: object,
  context: Context,
): Promise<Held<'TAG'>[] | null> {
  if (group.tags !== null) return holdTags(vendor, group.tags);
  const offer = context.vendors.get(vendor)?.definition.offers.TAG;
  if (group.externalId === null || !offer?.lists || offer.filters['groups'] === undefined) return null;

  const ofRequest = readings.get(context) ?? new Map<string, Promise<Held<'TAG'>[] | null>>();
  readings.set(context, ofRequest);
  const key = JSON.stringify([vendor, group.externalId]);
  const reading = ofRequest.get(key) ?? readGroup(vendor, group.externalId, context);
  ofRequest.set(key, reading);
  return reading;
}

async function readGroup(vendor: VendorName, group: string, context: Context): Promise<Held<'TAG'>[]> {
  const page = await listPage(
    {
      entity: 'TAG',
      first: mostTags,
      after: null,
      vendors: [vendor],
      filterMode: 'STRICT',
      conditionNames: ['groups'],
      conditionsFor: () => ({ groups: [group] }),
      filterText: JSON.stringify({ groups: [group], vendor }),
    },
    context,
  );
  for (const { error } of page.sources) if (error !== null) throw new VendorError(vendor, error);
  if (page.pageInfo.hasNextPage) {
    throw new VendorError(vendor, {
      kind: 'PARTIAL',
      message: `The group holds more than ${mostTags} tags; ask \`tags\` with this group in the filter.`,
    });
  }
  return page.edges.map(({ node }) => node);
}
