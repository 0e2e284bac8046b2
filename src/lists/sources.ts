import type { ListKind } from '../records/record.ts';
import { listOf, type ConditionsOf, type ListedOf } from '../vendors/adapter.ts';
import type { ConnectedVendor } from '../vendors/connected.ts';
import type { Handling, ListPlan, Part } from '../vendors/list-plan.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { type Problem, VendorError } from '../vendors/vendor-error.ts';
import { type Lister, listersOf } from './listers.ts';
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
  return listersOf(room.vendors, request.entity)
    .filter(({ vendor, offer }) =>
      named === null ? vendor.adapter !== null && offer !== undefined : named.includes(vendor.name),
    )
    .map((lister) => sourceOf(lister, request));
}

function sourceOf<K extends ListKind>(lister: Lister, request: ListRequest<K>): Source<K> {
  const { vendor, offer } = lister;
  const source = listOf(vendor.adapter, request.entity);
  if (vendor.adapter === null) return refused(lister, request, 'The vendor has no settings here and is off.');
  if (offer === undefined) return refused(lister, request, 'The vendor holds no such records.');
  if (source?.list === undefined) return refused(lister, request, 'The vendor cannot list such records.');
  if (offer.listNeedsTarget === true && !request.conditionNames.includes('targetIds')) {
    return refused(lister, request, 'The vendor lists these only with `targetIds`, or below a record.');
  }
  const conditions = request.conditionsFor(vendor.name);
  if (conditions === null) return elsewhere(lister, request);
  try {
    return planned(lister, request, conditions, source.list(conditions));
  } catch (error) {
    const translated = toVendorError(vendor.name, error);
    if (!(translated instanceof VendorError)) throw translated;
    return refused(lister, request, translated.message);
  }
}

function planned<K extends ListKind>(
  lister: Lister,
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
    vendor: lister.vendor,
    filters,
    refusal: null,
    ignored: missing,
    parts: plan.parts,
    judged: judgedOf(lister, request.entity, conditions, counted, plan.handling),
    countsExactly:
      counted.every((name) => plan.handling[name] === 'PUSHED_DOWN' && name !== timeCondition[request.entity]) &&
      plan.parts.every((part) => part.kind === 'keyset' || part.totalIsExact),
  };
  if (!isStrict || missing.length === 0) return source;
  return { ...source, parts: [], refusal: unsupported(`The vendor cannot honour ${missing.join(', ')}.`) };
}

function judgedOf<K extends ListKind>(
  { neverCarries }: Lister,
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
    neverCarries,
  };
}

const unsupported = (message: string): Problem => ({ kind: 'UNSUPPORTED', message });

const idle = <K extends ListKind>(lister: Lister, { entity }: ListRequest<K>) => ({
  vendor: lister.vendor,
  ignored: [],
  parts: [],
  judged: judgedOf(lister, entity, {} as ConditionsOf[K], [], {}),
  countsExactly: true,
});

function refused<K extends ListKind>(lister: Lister, request: ListRequest<K>, why: string): Source<K> {
  const offered = lister.offer?.filters ?? {};
  const filters = request.conditionNames.map((field) => ({ field, handling: offered[field] ?? 'REFUSED' }) as const);
  return { ...idle(lister, request), filters, refusal: unsupported(why) };
}

/** A condition names only things of other vendors: none of its rows can match, and it need not be asked. */
function elsewhere<K extends ListKind>(lister: Lister, request: ListRequest<K>): Source<K> {
  const filters = request.conditionNames.map((field) => ({ field, handling: 'APPLIED_HERE' }) as const);
  return { ...idle(lister, request), filters, refusal: null };
}
