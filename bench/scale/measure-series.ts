import { median } from '../speed/figures.ts';
import type { Inspector } from '../speed/inspector.ts';
import { ask, load } from '../speed/load.ts';
import { cpuMs } from '../speed/process-figures.ts';
import type { VendorsProcess } from '../speed/vendors.ts';
import type { AServer } from './a-server.ts';
import { allSeries, type Case } from './cases.ts';
import { allocatedWhile } from './memory.ts';

/** What one request costs; medians over the rounds. */
export interface Cost {
  readonly case_: Case;
  readonly calls: number;
  readonly cpuMicros: number;
  readonly wallMs: number;
  readonly allocatedKb: number;
}

const warmUpSeconds = 0.5;
const sampled = 15; // requests

/** Asks every question of every series in turn, round by round, one request at a time. Throws if an answer holds errors. */
export async function measureSeries(
  { running, vendors, inspector }: AServer & { readonly inspector: Inspector },
  vendorsProcess: VendorsProcess,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Cost[]> {
  const cases = allSeries.flatMap((series) => series.cases);
  const runs = new Map(cases.map((one) => [one, [] as Omit<Cost, 'case_' | 'allocatedKb'>[]]));
  for (const { post } of cases) await load(running.url, () => post, { clients: 1, seconds: warmUpSeconds });
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`\rround ${round + 1}/${rounds} `);
    for (const [{ post, series, size }, own] of runs) {
      await vendorsProcess.count(vendors);
      const before = cpuMs(running.pid);
      const { requests, failures, firstFailure, p50 } = await load(running.url, () => post, { clients: 1, seconds });
      const cpu = cpuMs(running.pid) - before;
      const calls = Object.values(await vendorsProcess.count(vendors)).reduce((sum, count) => sum + count, 0);
      if (failures > 0)
        throw new Error(
          `${failures} of ${requests} answers to ${series} ${size} were wrong, the first: ${firstFailure}`,
        );
      own.push({ calls: calls / requests, cpuMicros: (cpu * 1000) / requests, wallMs: p50 });
    }
  }
  const costs: Cost[] = [];
  for (const [case_, own] of runs) {
    const bytes = await allocatedWhile(inspector, async () => {
      for (let turn = 0; turn < sampled; turn++) await ask(running.url, case_.post);
    });
    const middle = (of: (run: (typeof own)[number]) => number) => median(own.map(of));
    costs.push({
      case_,
      calls: middle(({ calls }) => calls),
      cpuMicros: middle(({ cpuMicros }) => cpuMicros),
      wallMs: middle(({ wallMs }) => wallMs),
      allocatedKb: bytes / sampled / 1024,
    });
  }
  return costs;
}
