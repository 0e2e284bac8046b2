import type { Figures } from './figures.ts';
import type { Work } from './works.ts';

/** The figures of one kind of work. */
export interface Section {
  readonly work: Work;
  readonly figures: readonly Figures[];
}

const fixed = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const ofRatio = (value: number | undefined): string => (value === undefined ? '–' : fixed(value, 2));

/** One kind of work as a table. */
export function tableOf(figures: readonly Figures[]): string {
  const head = [
    '| variant | requests / s | ratio | p50 ms | ratio | p99 ms | ratio | CPU ms / request | ratio | vendor calls / request | MB |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  ];
  const rows = figures.map((row) => {
    const cells = [
      row.variant + (row.failures > 0 ? ` (${row.failures} failed)` : ''),
      fixed(row.perSecond, 0),
      `**${ofRatio(row.ratios?.perSecond)}**`,
      fixed(row.p50, 1),
      ofRatio(row.ratios?.p50),
      fixed(row.p99, 1),
      ofRatio(row.ratios?.p99),
      fixed(row.cpuPerRequest, 2),
      `**${ofRatio(row.ratios?.cpu)}**`,
      fixed(row.callsPerRequest, 2),
      fixed(row.rssMb, 0),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [...head, ...rows].join('\n');
}

/** A heading and the table; below it what the first failed answer of a variant said. */
export function sectionOf({ work, figures }: Section): string {
  const failures = figures.flatMap(({ variant, firstFailure }) =>
    firstFailure === null
      ? []
      : [`\nFirst failed answer of ${variant}:\n\n    ${firstFailure.replaceAll('\n', ' ')}\n`],
  );
  return `### ${work.name}: ${work.about}\n\n${tableOf(figures)}\n${failures.join('')}`;
}
