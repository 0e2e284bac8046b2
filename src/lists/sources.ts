import type { ListKind } from '../records/record.ts';
import { listOf, type ConditionsOf, type ListedOf } from '../vendors/adapter.ts';
import type { ConnectedVendor } from '../vendors/connected.ts';
import { listOfferOf } from '../vendors/define-vendor.ts';
import type { Handling, ListPlan, Part } from '../vendors/list-plan.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { type Problem, VendorError } from '../vendors/vendor-error.ts';
import { timeCondition } from './list-time.ts';
import type { FilterOutcome, ListRequest, ListRoom } from './list-types.ts';
import type { Judged } from './matches.ts';

/** One vendor in one list: either it is asked, part by part, or it is known beforehand why not. */
export interface Source<K extends ListKind> {
  readonly vendor: ConnectedVendor;
  readonly filters: readonly FilterOutcome[];
  /** Why it is not called; null if it is, or if it cannot hold a row that matches. */
  readonly refusal: Problem | null;
  /** Conditions that nobody applies. */
  readonly ignored: readonly string[];
  readonly parts: readonly Part<ListedOf[K]>[];
  readonly judged: Judged<K>;
  /** True if the parts' totals count exactly the rows that match. */
  readonly countsExactly: boolean;
}

/** The sources of a list, by vendor name. Calls nobody. */
export function sourcesOf<K extends ListKind>(request: ListRequest<K>, room: Pick<ListRoom, 'vendors'>): Source<K>[] {
  const named = request.vendors;
  const vendors = [...room.vendors.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return vendors
    .filter(({ name, adapter, definition }) =>
      named === null ? adapter !== null && listOfferOf(definition, request.entity) !== undefined : named.includes(name),
    )
    .map((vendor) => sourceOf(vendor, request));
}

function sourceOf<K extends ListKind>(vendor: ConnectedVendor, request: ListRequest<K>): Source<K> {
  const { entity } = request;
  const offer = listOfferOf(vendor.definition, entity);
  const source = listOf(vendor.adapter, entity);
  if (vendor.adapter === null) return refused(vendor, request, 'The vendor has no settings here and is off.');
  if (offer === undefined) return refused(vendor, request, 'The vendor holds no such records.');
  if (source?.list === undefined) return refused(vendor, request, 'The vendor cannot list such records.');
  if (offer.listNeedsTarget === true && !request.conditionNames.includes('targetIds')) {
    return refused(vendor, request, 'The vendor lists these only with `targetIds`, or below a record.');
  }
  const conditions = request.conditionsFor(vendor.name);
  if (conditions === null) return elsewhere(vendor, request);
  try {
    return planned(vendor, request, conditions, source.list(conditions));
  } catch (error) {
    const translated = toVendorError(vendor.name, error);
    if (!(translated instanceof VendorError)) throw translated;
    return refused(vendor, request, translated.message);
  }
}

function planned<K extends ListKind>(
  vendor: ConnectedVendor,
  request: ListRequest<K>,
  conditions: ConditionsOf[K],
  plan: ListPlan<ListedOf[K]>,
): Source<K> {
  const names = request.conditionNames;
  const missing = names.filter((name) => plan.handling[name] === undefined);
  const isStrict = request.filterMode === 'STRICT';
  const filters = names.map(
    (field) => ({ field, handling: plan.handling[field] ?? (isStrict ? 'REFUSED' : 'IGNORED') }) as const,
  );
  const counted = names.filter((name) => !missing.includes(name));
  const source: Source<K> = {
    vendor,
    filters,
    refusal: null,
    ignored: missing,
    parts: plan.parts,
    judged: judgedOf(vendor, request.entity, conditions, counted, plan.handling),
    countsExactly:
      counted.every((name) => plan.handling[name] === 'PUSHED_DOWN' && name !== timeCondition[request.entity]) &&
      plan.parts.every((part) => part.kind === 'keyset' || part.totalIsExact),
  };
  if (!isStrict || missing.length === 0) return source;
  return { ...source, parts: [], refusal: unsupported(`The vendor cannot honour ${missing.join(', ')}.`) };
}

function judgedOf<K extends ListKind>(
  vendor: ConnectedVendor,
  entity: K,
  conditions: ConditionsOf[K],
  names: readonly string[],
  handling: Readonly<Record<string, Handling>>,
): Judged<K> {
  return {
    entity,
    conditions,
    names,
    pushed: new Set(names.filter((name) => handling[name] === 'PUSHED_DOWN')),
    neverCarries: new Set(listOfferOf(vendor.definition, entity)?.neverCarries),
  };
}

const unsupported = (message: string): Problem => ({ kind: 'UNSUPPORTED', message });

const idle = <K extends ListKind>(vendor: ConnectedVendor, { entity }: ListRequest<K>) => ({
  vendor,
  ignored: [],
  parts: [],
  judged: judgedOf(vendor, entity, {} as ConditionsOf[K], [], {}),
  countsExactly: true,
});

function refused<K extends ListKind>(vendor: ConnectedVendor, request: ListRequest<K>, why: string): Source<K> {
  const offered = listOfferOf(vendor.definition, request.entity)?.filters ?? {};
  const filters = request.conditionNames.map((field) => ({ field, handling: offered[field] ?? 'REFUSED' }) as const);
  return { ...idle(vendor, request), filters, refusal: unsupported(why) };
}

/** A condition names only things of other vendors: none of its rows can match, and it need not be asked. */
function elsewhere<K extends ListKind>(vendor: ConnectedVendor, request: ListRequest<K>): Source<K> {
  const filters = request.conditionNames.map((field) => ({ field, handling: 'APPLIED_HERE' }) as const);
  return { ...idle(vendor, request), filters, refusal: null };
}
