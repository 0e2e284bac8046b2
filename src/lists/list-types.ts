import type { Held } from '../graph/nodes/held.ts';
import type { ListKind, ServedFrom } from '../records/record.ts';
import type { ConditionsOf } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import type { Problem, ProblemKind } from '../vendors/vendor-error.ts';
import type { VendorName } from '../vendors/vendor-name.ts';

/** A list over several vendors, as the graph asks for it. */
export interface ListRequest<K extends ListKind> {
  readonly entity: K;
  /** 1 to 100. */
  readonly first: number;
  readonly after: string | null;
  /** Null: every configured vendor that supplies such records. */
  readonly vendors: readonly VendorName[] | null;
  readonly filterMode: 'STRICT' | 'BEST_EFFORT';
  /** Names of the conditions given, in the order of the filter's fields. */
  readonly conditionNames: readonly string[];
  /** The conditions in one vendor's native terms; null if a condition names only things of other vendors. */
  conditionsFor(vendor: VendorName): ConditionsOf[K] | null;
  /** Stable text of the whole filter; a cursor refuses to go on under another one. */
  readonly filterText: string;
}

/** What a list works with. */
export interface ListRoom {
  readonly vendors: ConnectedVendors;
  readonly call: Call;
  readonly clock: Clock;
}

/** One page of a list over vendors, and how each did. */
export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: false;
    readonly startCursor: string | null;
    readonly endCursor: string;
  };
  readonly totalCount: number | null;
  readonly knownCount: number;
  readonly sources: readonly SourceOutcome[];
}

/** One page of the records, or of what hangs on them. */
export type ListPage<K extends ListKind> = Page<Held<K>>;

/** A vendor's outcome in one word, as in the schema. */
export type SourceStatus = 'OK' | 'STALE' | ProblemKind;
/** Who applies a condition, if anyone, as in the schema. */
export type FilterHandling = 'PUSHED_DOWN' | 'APPLIED_HERE' | 'IGNORED' | 'REFUSED';

/** What happens to one condition at one vendor. */
export interface FilterOutcome {
  readonly field: string;
  readonly handling: FilterHandling;
}

/** How one vendor did in one list. */
export interface SourceOutcome {
  readonly vendor: VendorName;
  readonly status: SourceStatus;
  readonly servedFrom: ServedFrom | null;
  readonly returned: number;
  readonly totalCount: number | null;
  readonly observedSince: Date | null;
  readonly fetchedAt: Date | null;
  readonly latencyMs: number | null;
  readonly retryAfterMs: number | null;
  readonly filters: readonly FilterOutcome[];
  readonly error: Problem | null;
}

/** A cursor that is rubbish, of another list, or of another filter. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}
