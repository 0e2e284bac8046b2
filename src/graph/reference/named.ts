import type { Context } from '../../context.ts';
import type { ReferenceReader } from '../../loaders/reference.ts';
import type { NamedReference } from '../../records/people.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import type { Held } from '../nodes/held.ts';
import { unified } from '../nodes/unified.ts';

/** Something pointed at, with a way to its name where the record sends only its id. */
export interface Nameable extends NamedReference {
  /** Asked only if the name is selected. Null: no list resolves it. */
  nameFrom?(): Promise<string | null>;
}

interface Entry {
  readonly externalId: string | null;
  readonly name: string | null;
}

/** Which list holds the names. */
export type ListOf<T = Entry> = (lists: ReferenceReader) => Promise<readonly T[] | null>;

/** The entry of a slow list that an id points at; null where the vendor has no such list, or the list no such entry. */
export async function entryOf<T extends Pick<Entry, 'externalId'>>(
  vendor: VendorName,
  externalId: string | null,
  listOf: ListOf<T>,
  { loaders }: Context,
): Promise<T | null> {
  const lists = externalId === null ? null : loaders.reference(vendor);
  const entries = lists === null ? null : await listOf(lists);
  return entries?.find((entry) => entry.externalId === externalId) ?? null;
}

/** Gives a reference the list that knows its name. */
export const named = (
  reference: NamedReference | null,
  vendor: VendorName,
  listOf: ListOf,
  context: Context,
): Nameable | null =>
  reference === null
    ? null
    : {
        ...reference,
        nameFrom: async () => (await entryOf(vendor, reference.externalId, listOf, context))?.name ?? null,
      };

type PointedAt = 'level' | 'source' | 'timeZone' | 'language';

/** Makes resolvers of what a customer points at. */
export const namedReaderOf =
  (key: PointedAt, listOf: ListOf) =>
  async (held: Held<'CUSTOMER'>, _args: object, context: Context): Promise<Nameable | null> =>
    named(await unified<'CUSTOMER', PointedAt>(held, key, context), held.vendor, listOf, context);
