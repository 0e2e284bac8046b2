import type { ObjectRef } from '@pothos/core';
import type { Context } from '../../context.ts';
import { entities, type Entity } from '../../records/record.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import { builder, type Types } from '../builder.ts';
import type { Held } from '../nodes/held.ts';
import type { Copies, DetailTypes } from '../kit.ts';
import { recordTypes } from '../nodes/record-types.ts';
import { unified } from '../nodes/unified.ts';

type DetailsRef = ObjectRef<Types, Details>;

/** What a details type resolves over: the copies, and the name of the type that shows them. */
interface Details extends Copies<object> {
  readonly typeName: string;
}

const words: Readonly<Record<Entity, string>> = {
  LEAD: 'lead',
  CUSTOMER: 'customer',
  TAG: 'tag',
  FOLLOW_UP: 'follow-up',
  TASK: 'task',
};

/** Gives each kind of record a `vendorDetails` field over the types that vendors bring; none where no vendor has details of that kind. */
export function addVendorDetails(byVendor: ReadonlyMap<VendorName, DetailTypes>): void {
  for (const entity of entities) {
    const types = new Map<VendorName, DetailsRef>();
    for (const [vendor, { [entity]: type }] of byVendor) if (type !== undefined) types.set(vendor, type);
    if (types.size > 0) addField(entity, types, descriptions[entity] ?? 'Fields that only this vendor has.');
  }
}

const descriptions: Readonly<Partial<Record<Entity, string>>> = {
  TAG: 'Fields that only this vendor has; null for Kuaishou.',
};

function addField(entity: Entity, types: ReadonlyMap<VendorName, DetailsRef>, description: string): void {
  const union = builder.unionType(`${recordTypes[entity].name}Details`, {
    description: `Fields of a ${words[entity]} that only one vendor has.`,
    types: [...types.values()],
    resolveType: ({ typeName }) => typeName,
  });
  builder.objectField(recordTypes[entity] as ObjectRef<Types, Held>, 'vendorDetails', (t) =>
    t.field({
      type: union,
      description,
      resolve: (held, _args, context) => {
        const type = types.get(held.vendor);
        return type === undefined ? null : detailsOf(held, type.name, context);
      },
    }),
  );
}

async function detailsOf(held: Held, typeName: string, context: Context): Promise<Details | null> {
  const { details } = held.copy;
  // A copy without any details may still have some at its vendor: only fetching tells.
  const atHand = details === undefined ? await unified(held, 'details', context) : details;
  if (atHand === null) return null;
  return {
    typeName,
    atHand,
    fetch: async () => (held.isWhole ? null : ((await context.loaders.whole(held))?.details ?? null)),
  };
}
