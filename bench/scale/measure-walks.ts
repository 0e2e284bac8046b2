import { median } from '../speed/figures.ts';
import type { Inspector } from '../speed/inspector.ts';
import { ask } from '../speed/load.ts';
import { cpuMs, rssMb } from '../speed/process-figures.ts';
import type { VendorsProcess } from '../speed/vendors.ts';
import { rowsOfLists, type AServer } from './a-server.ts';
import { walkPost, walks, type LongWalk } from './cases.ts';
import { heldMb } from './memory.ts';

/** What a walk of ten thousand rows costs; medians over the rounds. */
export interface WalkCost {
  readonly walk: LongWalk;
  readonly rows: number;
  readonly pages: number;
  readonly calls: number;
  readonly cpuMicrosPerRow: number;
  /** CPU of the last quarter of the pages as a share of that of the first. */
  readonly lastToFirst: number;
  readonly wallMsPerPage: number;
  /** Resident memory, the most over all pages. */
  readonly mostRssMb: number;
}

/** What was measured of all walks together. */
export interface WalksCost {
  readonly walks: readonly WalkCost[];
  /** Heap without garbage, before the first walk and after the last one. */
  readonly heldMb: { readonly before: number; readonly after: number };
  readonly rowsWalked: number;
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

type Room = AServer & { readonly inspector: Inspector };
type Walked = Omit<WalkCost, 'walk' | 'lastToFirst'> & { readonly quarters: readonly number[] };

/** Collecting all garbage throws compiled code away too: so many rows until it is there again. */
const rowsToWarm = 2000;

/** Walks every list so many times, in turns. Throws if a row comes twice, one is missing, or errors come. */
export async function measureWalks(room: Room, process_: VendorsProcess, rounds: number): Promise<WalksCost> {
  const all = new Map(walks.map((walk) => [walk, [] as Walked[]]));
  for (const walk of walks) await walkOnce(walk, room, process_, rowsOfLists);
  const before = await heldMb(room.inspector);
  for (const walk of walks) await walkOnce(walk, room, process_, rowsToWarm);
  for (let round = 0; round < rounds; round++) {
    for (const [walk, own] of all) {
      process.stderr.write(`\rwalk ${round + 1}/${rounds} ${walk.name}          `);
      own.push(await walkOnce(walk, room, process_, rowsOfLists));
    }
  }
  const after = await heldMb(room.inspector);
  const costs = [...all].map(([walk, own]) => {
    const middle = (of: (walked: Walked) => number) => median(own.map(of));
    return {
      walk,
      rows: own[0]!.rows,
      pages: own[0]!.pages,
      calls: middle(({ calls }) => calls),
      cpuMicrosPerRow: middle(({ cpuMicrosPerRow }) => cpuMicrosPerRow),
      lastToFirst: middle(({ quarters }) => quarters[3]! / quarters[0]!),
      wallMsPerPage: middle(({ wallMsPerPage }) => wallMsPerPage),
      mostRssMb: Math.max(...own.map(({ mostRssMb }) => mostRssMb)),
    };
  });
  return { walks: costs, heldMb: { before, after }, rowsWalked: rounds * walks.length * rowsOfLists };
}

async function walkOnce(
  walk: LongWalk,
  { running, vendors }: Room,
  vendorsProcess: VendorsProcess,
  wanted: number,
): Promise<Walked> {
  await vendorsProcess.count(vendors);
  const seen = new Set<string>();
  const cpuAt = [cpuMs(running.pid)];
  const began = performance.now();
  let rows = 0;
  let mostRssMb = 0;
  for (let after: string | null = null, hasNextPage = true; hasNextPage && rows < wanted;) {
    const { data, errors } = (await ask(running.url, walkPost(walk, after))) as {
      readonly data: { readonly page: Page };
      readonly errors?: unknown;
    };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    for (const { id } of data.page.nodes) seen.add(id);
    rows += data.page.nodes.length;
    cpuAt.push(cpuMs(running.pid));
    mostRssMb = Math.max(mostRssMb, rssMb(running.pid));
    ({ hasNextPage, endCursor: after } = data.page.pageInfo);
  }
  if (seen.size !== rows || rows !== wanted) throw new Error(`${rows} rows, ${seen.size} of them different ones.`);
  const pages = cpuAt.length - 1;
  const at = (quarter: number) => cpuAt[Math.round((pages * quarter) / 4)]!;
  return {
    rows,
    pages,
    calls: Object.values(await vendorsProcess.count(vendors)).reduce((sum, count) => sum + count, 0),
    cpuMicrosPerRow: ((at(4) - at(0)) * 1000) / rows,
    quarters: [0, 1, 2, 3].map((quarter) => at(quarter + 1) - at(quarter)),
    wallMsPerPage: (performance.now() - began) / pages,
    mostRssMb,
  };
}
