import { readFileSync } from 'node:fs';
import { onAllCores } from '../speed/cores.ts';
import { median } from '../speed/figures.ts';
import { load } from '../speed/load.ts';
import { cpuMs, rssMb } from '../speed/process-figures.ts';
import type { VendorsProcess } from '../speed/vendors.ts';
import { worksWith } from '../speed/works.ts';
import { aServer } from './a-server.ts';

/** What a number of workers does under load; medians over the rounds. */
export interface WorkersCost {
  readonly workers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU of all its processes for one request. */
  readonly cpuMs: number;
  /** CPU of all its processes, in cores. */
  readonly cores: number;
  readonly rssMb: number;
}

const warmUpSeconds = 4;

/** The page of `npm run bench`, 32 clients, on all cores, by one worker and by two in turns. */
export async function measureWorkers(
  vendorsProcess: VendorsProcess,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<WorkersCost[]> {
  const page = worksWith([]).find(({ name }) => name === 'page')!;
  const servers = [];
  for (const workers of [1, 2]) {
    const { running } = await aServer(vendorsProcess, { WORKERS: String(workers) });
    for (const pid of treeOf(running.pid)) onAllCores(pid);
    servers.push({ workers, running, runs: [] as Omit<WorkersCost, 'workers'>[] });
  }
  const loadOf = (url: string, length: number) =>
    load(url, (index) => page.post(index, false), { clients: 32, seconds: length });
  try {
    for (const { running } of servers) await loadOf(running.url, warmUpSeconds);
    for (let round = 0; round < rounds; round++) {
      for (const { running, runs, workers } of servers) {
        process.stderr.write(`\rworkers ${workers} ${round + 1}/${rounds}                    `);
        const pids = treeOf(running.pid);
        const used = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
        const before = used();
        const { requests, perSecond, p50, p99, failures, firstFailure } = await loadOf(running.url, seconds);
        if (failures > 0) throw new Error(`${failures} of ${requests} answers were wrong, the first: ${firstFailure}`);
        const cpu = (used() - before) / requests;
        const memory = pids.reduce((sum, pid) => sum + rssMb(pid), 0);
        runs.push({ perSecond, p50, p99, cpuMs: cpu, cores: (cpu * perSecond) / 1000, rssMb: memory });
      }
    }
  } finally {
    await Promise.all(servers.map(({ running }) => running.stop()));
  }
  return servers.map(({ workers, runs }) => {
    const middle = (of: (run: Omit<WorkersCost, 'workers'>) => number) => median(runs.map(of));
    return {
      workers,
      perSecond: middle((run) => run.perSecond),
      p50: middle((run) => run.p50),
      p99: middle((run) => run.p99),
      cpuMs: middle((run) => run.cpuMs),
      cores: middle((run) => run.cores),
      rssMb: middle((run) => run.rssMb),
    };
  });
}

/** A process and its children. */
const treeOf = (pid: number): number[] => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
];
