import type { ListKind, ServedFrom } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { Problem } from '../vendors/vendor-error.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { AskedPart } from './ask-source.ts';
import type { FilterOutcome, SourceOutcome, SourceStatus } from './list-types.ts';
import type { Source } from './sources.ts';
import type { Learnt } from './walk/walk-room.ts';

/** What to wait before asking a failed vendor again, where it did not say itself. */
const defaultRetryMs = 1_000;
const refusedRetryMs = 60_000;

/** What one request got out of all parts of one source. */
export interface SourceResult<K extends ListKind> {
  readonly source: Source<K>;
  readonly parts: readonly AskedPart<ListedOf[K]>[];
  readonly returned: number;
  /** Rows shown of it in the whole walk so far. */
  readonly shown: number;
  /** At least so many match. */
  readonly known: number;
  /** Exact number of its rows in the whole walk, null where it is not proven. */
  readonly total: number | null;
  /** True if rows were held back because the calls of this request were spent. */
  readonly isShort: boolean;
}

/** One vendor's outcome in one word, and its particulars, worked out when somebody asks for them. */
export class Outcome<K extends ListKind> implements SourceOutcome {
  readonly vendor: VendorName;
  readonly status: SourceStatus;
  readonly error: Problem | null;
  readonly #result: SourceResult<K>;

  constructor(result: SourceResult<K>) {
    this.vendor = result.source.vendor.name;
    this.error = problemOf(result);
    this.status = statusOf(result, this.error);
    this.#result = result;
  }

  get servedFrom(): ServedFrom | null {
    return servedFromOf(this.#learnt);
  }

  get returned(): number {
    return this.#result.returned;
  }

  get totalCount(): number | null {
    return this.#result.total;
  }

  get observedSince(): Date | null {
    return this.#learnt.find(({ observedSince }) => observedSince !== null)?.observedSince ?? null;
  }

  get fetchedAt(): Date | null {
    return earliest(this.#learnt.map(({ fetchedAt }) => fetchedAt));
  }

  get latencyMs(): number | null {
    const known = this.#result.parts.flatMap(({ latencyMs }) => latencyMs ?? []);
    return known.length === 0 ? null : Math.max(0, ...known);
  }

  get retryAfterMs(): number | null {
    return retryAfter(this.#result.parts);
  }

  get filters(): readonly FilterOutcome[] {
    return this.#result.source.filters;
  }

  get #learnt(): Learnt[] {
    return this.#result.parts.flatMap(({ walked }) => walked?.learnt ?? []);
  }
}

function statusOf<K extends ListKind>({ parts }: SourceResult<K>, problem: Problem | null): SourceStatus {
  const failed = parts.filter(({ error }) => error !== null).length;
  if (failed === 0 && parts.some(isStale)) return 'STALE';
  if (problem === null) return 'OK';
  return failed > 0 && failed < parts.length ? 'PARTIAL' : problem.kind;
}

/** Also where an earlier reading found it out, and nobody knows any more why. */
const isStale = <R>({ stale, walked }: AskedPart<R>): boolean =>
  (stale ?? null) !== null || walked?.learnt.servedFrom === 'STALE';

/** The worst that any of it came from. */
const servedFromOf = (learnt: readonly { readonly servedFrom: ServedFrom | null }[]): ServedFrom | null => {
  const all = learnt.flatMap(({ servedFrom }) => servedFrom ?? []);
  return (['STALE', 'CACHE'] as const).find((from) => all.includes(from)) ?? all[0] ?? null;
};

const earliest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((first, time) => (first === null || (time !== null && time < first) ? time : first), null);

const doubt = "The vendor's list is not ordered, or its count does not fit its rows: completeness is not proven.";

function problemOf<K extends ListKind>({ source, parts, isShort }: SourceResult<K>): Problem | null {
  if (source.refusal !== null) return source.refusal;
  const isDoubtful = parts.some(({ start, walked }) => (walked?.rest ?? start).isDoubtful);
  const failed = parts.find(({ error }) => error !== null)?.error ?? parts.find(({ stale }) => stale)?.stale;
  if (failed) {
    const { kind, vendorCode, retryAfterMs } = failed;
    return {
      kind,
      vendorCode,
      retryAfterMs,
      message: isDoubtful ? `${failed.message} Besides: ${doubt}` : failed.message,
    };
  }
  if (source.ignored.length > 0) return partial(`Not applied by this vendor: ${source.ignored.join(', ')}.`);
  if (isDoubtful) return partial(doubt);
  return isShort
    ? partial('Rows that match were too rare to fill the page within the calls allowed; ask for the next page.')
    : null;
}

const partial = (message: string): Problem => ({ kind: 'PARTIAL', message });

/** A failure always says when to come back: a client that honours it does not spin over a vendor that stays dead. */
function retryAfter<R>(parts: readonly AskedPart<R>[]): number | null {
  const waits = parts.flatMap(({ error, stale }) => {
    if (error === null) return stale ? [stale.retryAfterMs ?? defaultRetryMs] : [];
    return [error.retryAfterMs ?? (error.retryable ? defaultRetryMs : refusedRetryMs)];
  });
  return waits.length === 0 ? null : Math.min(...waits);
}
