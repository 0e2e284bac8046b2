import { load, type Measured } from './load.ts';
import { cpuMs, rssMb } from './process-figures.ts';
import type { Ready, Runner } from './ready-ones.ts';
import type { VariantName } from './variants.ts';
import type { Work } from './works.ts';

/** How much is measured. */
export interface Plan {
  readonly rounds: number;
  /** Length of one run of the page; of other work it is half. */
  readonly seconds: number;
  readonly clients: number;
}

/** One run of one variant. */
export interface Run extends Measured {
  /** CPU time of the server's process for one request, in milliseconds. */
  readonly cpuPerRequest: number;
  readonly callsPerRequest: number;
  readonly rssMb: number;
}

/** All runs of one kind of work, round by round. */
export interface WorkResult {
  readonly work: Work;
  readonly runs: ReadonlyMap<VariantName, readonly Run[]>;
  /** For the work with a dead vendor: the same page in the same rounds with all vendors well. */
  readonly healthy: readonly Run[];
}

/**
 * Until the engine has compiled what is hot, as in a server that has been up for a while: so many requests, within bounds of
 * seconds. At 400 requests the larger programs still spend half of their time on being compiled.
 */
const warmUp = { requests: 5000, least: 1, most: 15 };
/** The first calls to a vendor that hangs end after three seconds, and open the breaker. */
const breakerSeconds = 3.5;

/** The variants take turns, round by round, so that what disturbs the machine disturbs all. */
export async function runRounds(ready: Ready, names: readonly string[], plan: Plan): Promise<WorkResult[]> {
  const results: WorkResult[] = [];
  const isWarm = new Set<string>();
  for (const work of ready.works.filter(({ name }) => names.includes(name))) {
    const runners = ready.runners.filter(({ variant }) => variant.works.includes(work.name));
    const runs = new Map<VariantName, Run[]>(runners.map(({ variant }) => [variant.name, []]));
    const healthy: Run[] = [];
    const page = ready.works.find(({ name }) => name === 'page')!;
    for (let round = 0; round < plan.rounds; round++) {
      for (const runner of runners) {
        process.stderr.write(`\r${work.name} ${round + 1}/${plan.rounds} ${runner.variant.name}        `);
        const warm = `${runner.variant.name} ${work.name}`;
        const once = (one: Work, seconds: number) => run(ready, runner, one, { ...plan, seconds });
        const seconds = work === page ? plan.seconds : plan.seconds / 2;
        if (work.mood.dead !== null) healthy.push(await once(page, seconds));
        if (work.mood.dead !== null) await once(work, breakerSeconds);
        else if (!isWarm.has(warm)) {
          const begun = await once(work, warmUp.least);
          const missing = (warmUp.requests - begun.requests) / begun.perSecond;
          if (missing > 0) await once(work, Math.min(missing, warmUp.most));
        }
        isWarm.add(warm);
        runs.get(runner.variant.name)!.push(await once(work, seconds));
      }
    }
    process.stderr.write('\r');
    results.push({ work, runs, healthy });
  }
  return results;
}

async function run(ready: Ready, { variant, running, vendors }: Runner, work: Work, plan: Plan): Promise<Run> {
  await ready.vendors.setMood(vendors, work.mood);
  await ready.vendors.count(vendors);
  const before = cpuMs(running.pid);
  const measured = await load(running.url, (index) => work.post(index, variant.isPeer === true), plan);
  const cpu = cpuMs(running.pid) - before;
  const calls = Object.values(await ready.vendors.count(vendors)).reduce((sum, count) => sum + count, 0);
  await ready.vendors.setMood(vendors, { delayMs: 0, dead: null });
  return {
    ...measured,
    cpuPerRequest: cpu / measured.requests,
    callsPerRequest: calls / measured.requests,
    rssMb: rssMb(running.pid),
  };
}
