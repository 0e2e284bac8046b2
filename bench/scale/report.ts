import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { rowsOfLists } from './a-server.ts';
import { allSeries, type Series } from './cases.ts';
import type { Cost } from './measure-series.ts';
import type { WalksCost } from './measure-walks.ts';
import type { WorkersCost } from './measure-workers.ts';

/** All that was measured. */
export interface Scale {
  readonly costs: readonly Cost[];
  readonly walks: WalksCost;
  readonly workers: readonly WorkersCost[];
  readonly rounds: number;
}

const place = new URL('../../docs/benchmarks/scale.md', import.meta.url);
/** More than this says that a cost grows faster than the work. */
const room = 1.1;
const boundMb = 32;

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_cell, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** Of one unit at the largest size, as a share of the same at the smallest. */
const growth = (costs: readonly Cost[], of: (cost: Cost) => number): number => {
  const each = (cost: Cost) => of(cost) / cost.case_.size;
  return each(costs.at(-1)!) / each(costs[0]!);
};
const verdict = (ratio: number): string => `${ratio.toFixed(2)} ${ratio <= room ? '(does not grow)' : '(**grows**)'}`;

function seriesOf({ name, unit, about, cases }: Series, all: readonly Cost[]): string {
  const costs = all.filter(({ case_ }) => cases.includes(case_));
  const rows = costs.map(({ case_: { size }, calls, cpuMicros, wallMs, allocatedKb }) => [
    size,
    calls.toFixed(2),
    Math.round(cpuMicros),
    Math.round(cpuMicros / size),
    allocatedKb.toFixed(0),
    (allocatedKb / size).toFixed(1),
    wallMs.toFixed(2),
  ]);
  return `### ${name}: ${about}

${table([unit, 'vendor calls', 'CPU µs', 'CPU µs each', 'allocated KB', 'KB each', 'p50 ms'], rows)}

Of each, the most asked for to the least: vendor calls ${verdict(growth(costs, ({ calls }) => calls))},
CPU ${verdict(growth(costs, ({ cpuMicros }) => cpuMicros))}, allocated ${verdict(growth(costs, ({ allocatedKb }) => allocatedKb))}.
`;
}

const walksOf = ({ walks }: WalksCost): string =>
  table(
    [
      'walk',
      'rows',
      'pages',
      'vendor calls',
      'calls a page',
      'CPU µs a row',
      'last quarter to first',
      'ms a page',
      'RSS MB',
    ],
    walks.map(({ walk, rows, pages, calls, cpuMicrosPerRow, lastToFirst, wallMsPerPage, mostRssMb }) => [
      walk.name,
      rows,
      pages,
      calls,
      (calls / pages).toFixed(2),
      cpuMicrosPerRow.toFixed(0),
      verdict(lastToFirst),
      wallMsPerPage.toFixed(1),
      mostRssMb.toFixed(0),
    ]),
  );

function workersOf(workers: readonly WorkersCost[]): string {
  const [one, two] = workers;
  const rows = workers.map(({ workers: count, perSecond, p50, p99, cpuMs, cores, rssMb }) => [
    `WORKERS=${count}`,
    perSecond.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
    cpuMs.toFixed(2),
    cores.toFixed(2),
    rssMb.toFixed(0),
  ]);
  return `${table(['', 'requests / s', 'p50 ms', 'p99 ms', 'CPU ms / request', 'cores used', 'RSS MB, all processes'], rows)}

Two to one: ${(two!.perSecond / one!.perSecond).toFixed(2)} of the requests, ${(two!.cpuMs / one!.cpuMs).toFixed(2)} of the CPU time for each.`;
}

function heldOf({ heldMb: { before, after }, rowsWalked }: WalksCost): string {
  const isBounded = after - before <= boundMb;
  return `Heap without garbage: ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after ${rowsWalked} rows: memory is ${isBounded ? 'bounded' : '**not bounded**'}
(bounded: no more than ${boundMb} MB are left of it).`;
}

/** The tables, with verdicts. */
export const tablesOf = ({ costs, walks, workers }: Scale): string =>
  `## Sizes

${allSeries.map((series) => seriesOf(series, costs)).join('\n')}
## Walks by cursor, in pages of 50

${walksOf(walks)}

${heldOf(walks)}

## Workers

${workersOf(workers)}
`;

/** The benchmark alone makes a load of about two: one core that is measured, one that asks and answers. */
const loadOf = (load: number): string =>
  `Load of the machine at the end (average of a minute; the benchmark alone makes about 2): ${load.toFixed(1)}.` +
  (load < 4
    ? ''
    : ' **Others wanted the cores too**: milliseconds and requests a second of\nthis run say nothing of the server, and nor does one worker against two; calls, allocations and ratios of CPU hold.');

/** Writes docs/benchmarks/scale.md. */
export function writeScale(scale: Scale): void {
  writeFileSync(
    place,
    `# Scale: how cost grows with the work

Printed by \`npm run bench:scale\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, ${scale.rounds} rounds.
${loadOf(loadavg()[0]!)}

${tablesOf(scale)}
## How it is measured

- The server runs as in production, in a process of its own on one core; the vendors and the load have the other. Vendors speak
  their real wire formats: rows, tokens and tags are those of the sandboxes, and each list goes on for ${rowsOfLists} rows (each of
  Kuaishou's two accounts too), one a minute, whose rows are the sandbox's under other ids and times. Jing holds what its sandbox pushes.
- **Sizes**: one request at a time, all sizes in turn within each round, medians over the rounds. CPU is what the operating
  system says the server's process used; it counts in hundredths of a second, over about half a second a run. Allocated is what V8's
  sampling heap profiler saw over some requests, garbage included, buffers outside of the heap not. What is said of each is the
  whole divided by the size, so that what a request costs once makes small sizes dear; a page of 10 reads 20 rows of each vendor.
- 100 rows cost a second call for each list that does not tell its end: whether there is a 101st is asked, and vendors give 100 at most.
- Over several vendors each is asked for a whole page, because all of it may be of one of them.
- **Walks**: page after page by \`endCursor\`; it is checked that all rows come and none twice. Sobot's customers cost a second
  call a page for their tags; a merged page asks every list of its vendors. The last quarter of a walk is compared with its first by
  CPU: what is far down the list must not cost more. Resident memory is the most over all pages, garbage not collected yet included.
- **Workers**: the page of [speed.md](speed.md), 32 clients, each request with its own authorization. The server may use all
  cores, and the vendors and the load need one of them: with two cores two workers cannot be twice as fast as one here. What
  two workers cost more by the request is in the CPU time.
- Counts that are the same on every machine (vendor calls, calls of functions for one more row) are held by tests:
  \`test/e2e/call-counts/growth.test.ts\` and \`work.test.ts\`.
`,
  );
}
