import type { Customer } from '../../src/records/customer.ts';
import type { FollowUp } from '../../src/records/follow-up.ts';
import type { Lead } from '../../src/records/lead.ts';
import { entities, sideKinds, type Entity, type RecordLink } from '../../src/records/record.ts';
import type { Tag } from '../../src/records/tag.ts';
import { sourceOf, type Adapter, type OwnedPart, type RecordOf, type Source } from '../../src/vendors/adapter.ts';
import type { ConnectedVendors } from '../../src/vendors/connected.ts';
import type { Offer } from '../../src/vendors/define-vendor.ts';
import { keysetOf, type Handling } from '../../src/vendors/list-plan.ts';
import * as registry from '../../src/vendors/registry.ts';
import { vendorNames, type VendorName } from '../../src/vendors/vendor-name.ts';
import { noPushLimits } from '../../src/vendors/push-limits.ts';

const origin = { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') } as const;
const base = (ref: string) => ({ ref, externalId: ref, origin, raw: { ref } });

export const aLead = (ref: string, fields: Partial<Lead> = {}): Lead => ({ ...base(ref), ...fields });
export const aCustomer = (ref: string, fields: Partial<Customer> = {}): Customer => ({ ...base(ref), ...fields });
export const aTag = (ref: string, fields: Partial<Tag> = {}): Tag => ({ ...base(ref), ...fields });
export const aFollowUp = (ref: string, target: RecordLink, minute: number): FollowUp => ({
  ...base(ref),
  target,
  occurredAt: new Date(Date.UTC(2026, 9, 1, 0, minute)),
});

/** A source that fetches by ref and records what it was asked. */
export function gets<E extends Entity>(...records: readonly RecordOf[E][]) {
  const calls: string[][] = [];
  const source: Source<E> = {
    externalIdOf: (ref) => ref,
    get: {
      maxBatch: 100,
      byRefs: async (refs) => {
        calls.push([...refs]);
        return records.filter(({ ref }) => refs.includes(ref)).toReversed();
      },
    },
  };
  return { ...source, calls };
}

/** A source that lists these rows, newest first, and records how often it was asked. */
export function lists<E extends Entity>(rows: readonly RecordOf[E][], handling: Record<string, Handling> = {}) {
  const asked: unknown[] = [];
  const source: Source<E> = {
    externalIdOf: (ref) => ref,
    list: (conditions) => ({
      handling,
      parts: [
        {
          kind: 'keyset',
          key: 'all',
          after: async (ask) => {
            asked.push(conditions);
            return keysetOf(rows, (row: { readonly createdAt?: Date | null }) => row.createdAt, ask, origin.fetchedAt);
          },
        },
      ],
    }),
  };
  return { ...source, asked };
}

/** An endpoint for follow-ups below many owners, in pages of `size`. */
export function ownedPart(rows: readonly FollowUp[], size = 100, total: number | null = rows.length) {
  const calls: { owners: string[]; page: number }[] = [];
  const part: OwnedPart = {
    key: 'part',
    maxOwners: 100,
    maxPageSize: size,
    read: async (owners, { page }) => {
      calls.push({ owners: [...owners], page });
      return { rows: rows.slice((page - 1) * size, page * size), total, fetchedAt: origin.fetchedAt };
    },
  };
  return { ...part, calls };
}

/** What fakes say about their filters in advance, by vendor and kind. */
export type FakeOffers = Partial<Record<VendorName, Partial<Record<Entity, Offer['filters']>>>>;

/** A source that declares never to carry these fields. */
export const silentOn = <S extends object>(neverCarries: readonly string[], source: S) => ({ ...source, neverCarries });

const offerOf = (source: FakeSource, filters: Offer['filters'] = {}): Offer => ({
  lists: source.list !== undefined,
  gets: source.get !== undefined,
  filters,
  writes: [],
  pushes: false,
  countsTotal: true,
  neverCarries: source.neverCarries ?? [],
});

/** A list of what is no record says of itself what its plan says. */
const sideListsOf = (adapter: Adapter) =>
  Object.fromEntries(
    sideKinds.filter((kind) => adapter[kind] !== undefined).map((kind) => [kind, { filters: {}, neverCarries: [] }]),
  );

type FakeSource = Source<Entity> & { readonly neverCarries?: readonly string[] };

/** All vendors of the registry, on where an adapter is given. */
export function fakeVendors(
  adapters: Partial<Record<VendorName, Adapter>>,
  filters: FakeOffers = {},
): ConnectedVendors {
  return new Map(
    vendorNames.map((name) => {
      const adapter = adapters[name] ?? null;
      const offers = Object.fromEntries(
        entities.flatMap((entity) => {
          const source = sourceOf(adapter, entity);
          return source === undefined ? [] : [[entity, offerOf(source as FakeSource, filters[name]?.[entity])]];
        }),
      );
      return [
        name,
        {
          name,
          definition: { ...registry[name], offers, sideLists: adapter === null ? {} : sideListsOf(adapter) },
          adapter,
          isSandbox: true,
          push: null,
          webhookSecrets: [],
          pushLimits: noPushLimits,
          health: () => ({
            state: 'UNTRIED' as const,
            since: null,
            lastSuccessAt: null,
            lastFailureAt: null,
            lastProblem: null,
          }),
          quota: () => null,
        },
      ];
    }),
  );
}
