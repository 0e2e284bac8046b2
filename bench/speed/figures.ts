import type { Run, WorkResult } from './rounds.ts';
import { peers, variants, type VariantName } from './variants.ts';

/** What is said of one variant at one kind of work: medians over the rounds. */
export interface Figures {
  readonly variant: VariantName;
  readonly against: VariantName;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuPerRequest: number;
  readonly callsPerRequest: number;
  /** The most it held, in megabytes. */
  readonly rssMb: number;
  readonly failures: number;
  /** What the first of them said; null: there was none. */
  readonly firstFailure: string | null;
  /** Medians of the ratios within each round to what it is compared with; null where that did not run. */
  readonly ratios: Ratios | null;
}

/** Of requests a second (more is better), and of times (less is better). */
export interface Ratios {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The figures of all variants that did this work. */
export function figuresOf({ runs, healthy }: WorkResult): Figures[] {
  return [...runs].map(([variant, own]) => {
    const against = [...variants, ...peers].find(({ name }) => name === variant)?.against ?? 'hand-written';
    const base = healthy.length > 0 ? healthy : runs.get(against);
    const mid = (of: (run: Run) => number) => median(own.map(of));
    const ratio = (of: (run: Run) => number) => median(own.map((run, round) => of(run) / of(base![round]!)));
    return {
      variant,
      against,
      perSecond: mid((run) => run.perSecond),
      p50: mid((run) => run.p50),
      p99: mid((run) => run.p99),
      cpuPerRequest: mid((run) => run.cpuPerRequest),
      callsPerRequest: mid((run) => run.callsPerRequest),
      rssMb: Math.max(...own.map((run) => run.rssMb)),
      failures: own.reduce((sum, run) => sum + run.failures, 0),
      firstFailure: own.find((run) => run.firstFailure !== null)?.firstFailure ?? null,
      ratios:
        base === undefined
          ? null
          : {
              perSecond: ratio((run) => run.perSecond),
              p50: ratio((run) => run.p50),
              p99: ratio((run) => run.p99),
              cpu: ratio((run) => run.cpuPerRequest),
            },
    };
  });
}
