import type { ListKind, ServedFrom } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { Problem } from '../vendors/vendor-error.ts';
import type { AskedPart } from './ask-source.ts';
import type { SourceOutcome, SourceStatus } from './list-types.ts';
import type { Source } from './sources.ts';

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

/** One vendor's outcome in one word and all its particulars. */
export function outcomeOf<K extends ListKind>(result: SourceResult<K>): SourceOutcome {
  const { source, parts, returned } = result;
  const learnt = parts.flatMap(({ walked }) => (walked === null ? [] : [walked.learnt]));
  const problem = problemOf(result);
  return {
    vendor: source.vendor.name,
    status: statusOf(result, problem),
    servedFrom: servedFromOf(learnt),
    returned,
    totalCount: result.total,
    observedSince: learnt.find(({ observedSince }) => observedSince !== null)?.observedSince ?? null,
    fetchedAt: earliest(learnt.map(({ fetchedAt }) => fetchedAt)),
    latencyMs: parts.reduce<number | null>(
      (max, { latencyMs }) => (latencyMs === null ? max : Math.max(max ?? 0, latencyMs)),
      null,
    ),
    retryAfterMs: retryAfter(parts),
    filters: source.filters,
    error: problem,
  };
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
