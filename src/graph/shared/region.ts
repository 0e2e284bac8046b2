import type { Context } from '../../context.ts';
import type { NamedReference, Region } from '../../records/people.ts';
import { builder } from '../builder.ts';
import type { Held } from '../nodes/held.ts';
import { NamedReferenceType } from './people.ts';
import { named, type ListOf, type Nameable } from '../reference/named.ts';
import { fetched, unified } from '../nodes/unified.ts';

type Located = Held<'LEAD'> | Held<'CUSTOMER'>;

/** A place with the record that lives there, so that a level which this copy lacks can be fetched. */
export interface RegionOf {
  readonly held: Located;
  readonly region: Region;
}

/** The region of a lead or customer. */
export async function regionOf(held: Located, _args: object, context: Context): Promise<RegionOf | null> {
  const region =
    held.entity === 'LEAD'
      ? await unified<'LEAD', 'region'>(held, 'region', context)
      : await unified<'CUSTOMER', 'region'>(held, 'region', context);
  return region === null ? null : { held, region };
}

const level =
  <K extends keyof Region>(key: K) =>
  async ({ held, region }: RegionOf, _args: object, context: Context) => {
    const value = region[key];
    if (value !== undefined || held.isWhole) return value ?? null;
    const whole = await fetched(held as Held<'LEAD'>, 'region', context);
    return whole?.[key] ?? null;
  };

/** The same for levels that have codes, which a list may name. */
const namedLevel =
  (key: 'country' | 'province' | 'city' | 'district', listOf: (region: Region) => ListOf) =>
  async (of: RegionOf, args: object, context: Context): Promise<Nameable | null> =>
    named(await level(key)(of, args, context), of.held.vendor, listOf(of.region), context);

const below =
  (parent: NamedReference | null | undefined, parentLevel: 'PROVINCE' | 'CITY'): ListOf =>
  async (lists) =>
    parent?.externalId ? lists.areasBelow({ externalId: parent.externalId, level: parentLevel }) : null;

export const RegionType = builder.objectRef<RegionOf>('Region').implement({
  description: 'A place, as fine as the vendor gives it.',
  fields: (t) => ({
    text: t.string({ description: 'The whole place in one text, e.g. 中国/山西省/晋城市.', resolve: level('text') }),
    country: t.field({
      type: NamedReferenceType,
      description: 'Country.',
      resolve: namedLevel('country', () => (lists) => lists.countries(null)),
    }),
    province: t.field({
      type: NamedReferenceType,
      description: 'Province.',
      resolve: namedLevel('province', () => (lists) => lists.provinces()),
    }),
    city: t.field({
      type: NamedReferenceType,
      description: 'City.',
      resolve: namedLevel('city', ({ province }) => below(province, 'PROVINCE')),
    }),
    district: t.field({
      type: NamedReferenceType,
      description: 'District or county.',
      resolve: namedLevel('district', ({ city }) => below(city, 'CITY')),
    }),
    address: t.string({ description: 'Street and number. WSHOTO only.', resolve: level('address') }),
  }),
});
