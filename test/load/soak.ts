import { setTimeout as wait } from 'node:timers/promises';
import { freshDatabase } from '../support/fresh-database.ts';
import { startRedis } from '../support/redis-process.ts';
import { clientOf, type Client } from './client.ts';
import { bothOf, ends, mebibytes, table } from './figures.ts';
import { learn } from './known.ts';
import type { Holding } from './measured.ts';
import { tellLog } from './server-log.ts';
import { startServers, type ServerProcess } from './servers.ts';
import { costOfSubscribers } from './subscribers.ts';
import { atRate, type Traffic } from './traffic.ts';
import { startVendors } from './vendors.ts';
import { habitsOf, isChange, type Habit, type Tally } from './visits.ts';

/** How long, over how many processes, and whether they share Redis and PostgreSQL or stand on SQLite alone. */
export interface SoakOptions {
  readonly minutes: number;
  readonly processes: number;
  readonly hasRedis: boolean;
}

const mostAtOnce = 4;
/** Longer than the pool of connections to a database keeps one that nobody needs. */
const quietSeconds = 12;
const mostGrowth = 0.2;
const minutesToSettle = 5;
const mostForSubscribers = 150 * 1024 * 1024; // bytes for 1,000
/** Connections that a server may keep to its database and its Redis a little longer than it needs them. */
const slackDescriptors = 6;

/** Mixed load over servers as users run them. Prints what was seen, and gives what was not as it should be. */
export async function soak({ minutes, processes, hasRedis }: SoakOptions): Promise<readonly string[]> {
  const vendors = await startVendors();
  const redis = hasRedis ? await startRedis() : null;
  const database = hasRedis ? await freshDatabase() : null;
  const shared: Readonly<Record<string, string>> =
    redis === null || database === null ? {} : { REDIS_URL: redis.url, DATABASE_URL: database.url };
  // Budgets that a busy machine does not use up: what is late is seen in the figures, and is no failure of the server.
  const environment = {
    ...vendors.env,
    ...shared,
    NODE_ENV: 'production',
    REQUEST_BUDGET_MS: '60000',
    VENDOR_TIMEOUT_MS: '30000',
  };
  const { servers, close } = await startServers(processes, environment);
  const client = clientOf(servers.map(({ url }) => url));
  const breaches: string[] = [];
  try {
    const tally: Tally = { pushed: 0, paged: 0, streamed: 0, written: 0 };
    const habits = habitsOf(client, await learn(client), tally);
    for (const { visit } of habits) await visit();
    const before = await settled(servers);

    const stream = await follow(client, tally);
    const traffic = habits.map((habit) => ({ ...habit, ...atRate(habit.perSecond, habit.visit, mostAtOnce) }));
    const samples = await sampled(servers, minutes);
    // Pushes last: subscribers that are there wait for them.
    const [pushing, others] = [traffic.filter(isPushing), traffic.filter((habit) => !isPushing(habit))];
    await Promise.all(others.map(({ stop }) => stop()));
    await Promise.all(pushing.map(({ stop }) => stop()));
    const readOn = habits.find(({ name }) => name.startsWith('reading on'));
    for (let pages = 0; pages < 1 + tally.pushed / 100; pages++) await readOn?.visit();
    for (let tries = 0; tries < 200 && tally.streamed < tally.pushed; tries++) await wait(50);
    await stream.leave();

    breaches.push(
      ...tellVisits(traffic),
      ...tellMemory(samples, minutes),
      ...tellTally(tally),
      ...(await tellWrites(vendors, tally)),
    );
    const cost = await costOfSubscribers(servers[0]!, 1000);
    print(`1,000 idle subscribers cost ${mebibytes(cost.resident)} MiB resident, ${mebibytes(cost.heap)} MiB of heap.`);
    if (cost.resident > mostForSubscribers)
      breaches.push(`1,000 idle subscribers cost ${mebibytes(cost.resident)} MiB`);
    breaches.push(...(await tellHandles(servers, before)), ...servers.flatMap(tellLog));
  } finally {
    await client.close();
    await close();
    await database?.drop();
    await redis?.stop();
    await vendors.close();
  }
  return breaches;
}

const isPushing = ({ name }: Habit): boolean => name === 'pushes';

const print = (text: string) => void process.stdout.write(`${text}\n\n`);

/** What each server holds, again and again; the first fifth, when everything is new, left out. */
async function sampled(servers: readonly ServerProcess[], minutes: number): Promise<readonly (readonly Holding[])[]> {
  const rounds = Math.max(20, Math.min(120, minutes * 12));
  const every = (minutes * 60_000) / rounds;
  const samples: Holding[][] = servers.map(() => []);
  const begun = performance.now();
  for (let round = 1; round <= rounds; round++) {
    await wait(Math.max(0, begun + round * every - performance.now()));
    const seen = await Promise.all(servers.map((server) => server.holding()));
    for (const [index, holding] of seen.entries()) samples[index]!.push(holding);
  }
  return samples.map((series) => series.slice(Math.ceil(series.length / 5)));
}

/** A subscriber that stays, and must see each push once. */
async function follow(client: Client, tally: Tally): Promise<{ leave(): Promise<void> }> {
  const { body } = await client.ask('{ changes(first: 100) { nodes { cursor } pageInfo { endCursor } } }');
  tally.streamed = body.data.changes.nodes.length;
  const leaving = new AbortController();
  const query = `subscription Staying { changes(after: "${body.data.changes.pageInfo.endCursor}") { cursor } }`;
  const following = (async () => {
    for await (const event of client.subscribe(query, leaving.signal)) {
      if (isChange(event)) tally.streamed += 1;
    }
  })().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return {
    async leave() {
      leaving.abort();
      await following;
    },
  };
}

function tellVisits(traffic: readonly (Habit & Traffic)[]): string[] {
  const rows = traffic.map(({ name, seen }) => {
    const wrong = [...seen.wrong.values()].reduce((sum, count) => sum + count, 0);
    return [name, seen.count, bothOf(seen.took), seen.leftOut, wrong];
  });
  print(table(['what', 'visits', 'p50 / p99 (ms)', 'left out', 'wrong'], rows));
  return traffic.flatMap(({ name, seen }) => [...seen.wrong].map(([what, count]) => `${name}: ${count} × ${what}`));
}

function tellMemory(samples: readonly (readonly Holding[])[], minutes: number): string[] {
  // What a process takes from the system settles in minutes, by no rule of ours; what is alive on its heap does at once.
  const isJudged = (kind: string): boolean => kind === 'heap' || minutes >= minutesToSettle;
  const rows = samples.flatMap((series, index) =>
    (['heap', 'resident'] as const).map((kind) => ({
      process: index + 1,
      kind,
      ...ends(series.map((held) => held[kind])),
    })),
  );
  const inPercent = (growth: number): string => `${(growth * 100).toFixed(1)} %`;
  print(
    table(
      ['process', 'memory', 'after warm-up (MiB)', 'at the end (MiB)', 'growth'],
      rows.map(({ process, kind, first, last, growth }) => [
        process,
        kind,
        mebibytes(first),
        mebibytes(last),
        inPercent(growth),
      ]),
    ),
  );
  return rows
    .filter(({ kind, growth }) => growth >= mostGrowth && isJudged(kind))
    .map(({ process, kind, growth }) => `process ${process}: ${kind} grew by ${inPercent(growth)}`);
}

function tellTally({ pushed, paged, streamed }: Tally): string[] {
  print(`${pushed} pushes taken; ${paged} changes read in pages, ${streamed} seen by the subscriber that stayed.`);
  return pushed === paged && pushed === streamed
    ? []
    : [`${pushed} pushes, ${paged} changes in pages, ${streamed} in the stream`];
}

async function tellWrites(vendors: Awaited<ReturnType<typeof startVendors>>, { written }: Tally): Promise<string[]> {
  const { calls } = (await vendors.look()).sobot;
  const taken = Object.entries(calls).filter(([path]) => path.includes('/user/update/'));
  const count = taken.reduce((sum, [, times]) => sum + times, 0);
  print(`${written} writes meant, each sent three times; ${count} came to the vendor.`);
  return count === written ? [] : [`${written} writes meant, ${count} made`];
}

/** Waits until a server that nobody asks anything has let go of what it needed for the last questions. */
async function settled(servers: readonly ServerProcess[]): Promise<readonly Holding[]> {
  let last: readonly Holding[] = [];
  for (let quiet = 0; quiet < quietSeconds;) {
    await wait(1000);
    const now = await Promise.all(servers.map((server) => server.holding()));
    const isSame = now.every(({ descriptors }, index) => descriptors === last[index]?.descriptors);
    quiet = isSame ? quiet + 1 : 0;
    last = now;
  }
  return last;
}

async function tellHandles(servers: readonly ServerProcess[], before: readonly Holding[]): Promise<string[]> {
  const after = await settled(servers);
  const told = ({ resources }: Holding) =>
    Object.entries(resources)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ');
  print(
    table(
      ['process', 'heap before (MiB)', 'and after', 'descriptors before', 'and after', 'resources before', 'and after'],
      after.map((holding, index) => [
        index + 1,
        mebibytes(before[index]!.heap),
        mebibytes(holding.heap),
        before[index]!.descriptors,
        holding.descriptors,
        told(before[index]!),
        told(holding),
      ]),
    ),
  );
  return after.flatMap(({ descriptors }, index) => {
    const more = descriptors - before[index]!.descriptors;
    return more > slackDescriptors ? [`process ${index + 1} keeps ${more} descriptors more than before`] : [];
  });
}
