import { setTimeout as wait } from 'node:timers/promises';
import { notes } from '../pushes/jing-notes.ts';
import { spell, untilWell, type Spell } from './fault-round.ts';
import { bothOf, percentile, table } from './figures.ts';
import { probesFor } from './probes.ts';
import { tellLog } from './server-log.ts';
import { atRate } from './traffic.ts';
import { jingSecret } from './vendors.ts';
import { overRedis, startWorld, type World } from './world.ts';

/** What a part of ours may go through. */
export interface Outage {
  readonly name: string;
  begin(world: World): Promise<void> | void;
  end(world: World): Promise<void> | void;
  /** What is said of Jing meanwhile, whose records are in the store. */
  readonly jingMayBe: readonly string[];
}

const unreachable = ['UNAVAILABLE', 'TIMEOUT'];
// Less than VENDOR_TIMEOUT_MS: after a longer halt what had not been sent before it may honestly end as TIMEOUT.
const haltedMs = 2500;
const awakeMs = 1500;

/** One of the servers sleeps, wakes up and goes on, again and again. */
function haltedNowAndThen(): Outage {
  let over = new AbortController();
  let halting: Promise<void> | null = null;
  const haltUntil = async ({ signal }: AbortController, { servers: [server] }: World): Promise<void> => {
    while (!signal.aborted) {
      server!.freeze();
      await wait(haltedMs);
      server!.thaw();
      await wait(awakeMs);
    }
  };
  return {
    name: 'one of the servers halted (SIGSTOP) and continued, again and again',
    begin(world) {
      over = new AbortController();
      halting = haltUntil(over, world);
    },
    async end() {
      over.abort();
      await halting;
    },
    jingMayBe: ['OK', ...unreachable],
  };
}

export const outages = {
  'redis-stopped': {
    name: 'Redis stopped',
    begin: ({ redis }) => redis?.stop(),
    end: ({ redis }) => redis?.start(),
    jingMayBe: ['OK'],
  },
  'postgres-stopped': {
    name: 'PostgreSQL stopped',
    begin: ({ postgres }) => postgres?.stop(),
    end: ({ postgres }) => postgres?.start(),
    jingMayBe: unreachable,
  },
  'process-frozen': haltedNowAndThen(),
  'postgres-frozen': {
    name: 'PostgreSQL halted (SIGSTOP) and continued',
    begin: ({ postgres }) => postgres?.freeze(),
    end: ({ postgres }) => postgres?.thaw(),
    jingMayBe: unreachable,
  },
} satisfies Readonly<Record<string, Outage>>;

/** Before, during and after. */
export interface OutageSeen {
  readonly name: string;
  readonly healthy: Spell;
  readonly during: Spell;
  readonly after: Spell;
  readonly recoveredMs: number | null;
  /** Pushes by the HTTP status that they were answered with. */
  readonly pushes: Readonly<Record<string, number>>;
  /** Changes that a client read to the end afterwards, and those among them that came twice. */
  readonly changes: number;
  readonly repeated: number;
}

/** The outage of a part of four servers under load. */
export async function throughOutage(
  world: World,
  { name, begin, end, jingMayBe }: Outage,
  seconds: number,
): Promise<OutageSeen> {
  const { client, topology } = world;
  const probes = await probesFor(client, 'jing');
  const well = async () => spell(probes.others, probes.acrossWell, Math.min(seconds, 15));
  const before = await readChanges(world);
  const series = notes(100_000, crypto.randomUUID()).values();
  const pushes: Record<string, number> = {};
  const pushing = atRate(
    5,
    async () => {
      const status = await client.post(`/webhooks/jing/${jingSecret}`, series.next().value!.body);
      pushes[status] = (pushes[status] ?? 0) + 1;
      return null;
    },
    100,
  );
  const healthy = await well();
  await begin(world);
  const during = await spell(probes.others, probes.acrossSick(jingMayBe), seconds);
  await end(world);
  const recoveredMs = await untilWell(probes, topology.processes);
  const after = await well();
  await pushing.stop();
  const read = await readChanges(world);
  return {
    name,
    healthy,
    during,
    after,
    recoveredMs,
    pushes,
    changes: read.length - before.length,
    repeated: read.length - new Set(read).size,
  };
}

/** The cursors of all changes there are. */
async function readChanges({ client }: World): Promise<string[]> {
  const query =
    'query Changes($after: String) { changes(first: 100, after: $after) { nodes { cursor } pageInfo { endCursor hasNextPage } } }';
  const cursors: string[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const { body } = await client.ask(query, { after });
    const { nodes, pageInfo } = body.data.changes;
    cursors.push(...nodes.map(({ cursor }: { cursor: string }) => cursor));
    after = pageInfo.endCursor;
    isMore = pageInfo.hasNextPage;
  }
  return cursors;
}

/** Each outage of four servers, one after the other. Prints figures; gives what was not as it should be. */
export async function allOutages(seconds: number): Promise<readonly string[]> {
  const world = await startWorld(overRedis);
  const breaches: string[] = [];
  const seen: OutageSeen[] = [];
  try {
    for (const outage of Object.values(outages)) seen.push(await throughOutage(world, outage, seconds));
    breaches.push(...world.servers.flatMap(tellLog));
  } finally {
    await world.close();
  }
  process.stdout.write(`${tableOf(seen)}\n\n`);
  return [...breaches, ...seen.flatMap(wrongIn)];
}

const ratioOf = ({ healthy, during }: OutageSeen): number =>
  percentile(during.others, 0.99) / percentile(healthy.others, 0.99);

const tableOf = (seen: readonly OutageSeen[]): string =>
  table(
    [
      'outage',
      'others before',
      'others during',
      'p99 ×',
      'all before',
      'all during',
      'asked',
      'wrong',
      'well again (ms)',
      'pushes',
      'new changes',
    ],
    seen.map((outage) => [
      outage.name,
      bothOf(outage.healthy.others),
      bothOf(outage.during.others),
      ratioOf(outage).toFixed(2),
      bothOf(outage.healthy.across),
      bothOf(outage.during.across),
      outage.during.others.length + outage.during.across.length,
      outage.during.wrong.length,
      outage.recoveredMs?.toFixed(0) ?? 'never',
      Object.entries(outage.pushes)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', '),
      outage.changes,
    ]),
  );

/** What a test holds an outage to; times other than of recovery are figures alone. */
export function wrongIn({
  name,
  healthy,
  during,
  after,
  recoveredMs,
  pushes,
  changes,
  repeated,
}: OutageSeen): string[] {
  const accepted = pushes['200'] ?? 0;
  const strange = Object.keys(pushes).filter((status) => !['200', '503'].includes(status));
  return [
    ...[...healthy.wrong, ...during.wrong, ...after.wrong].map((what) => `${name}: ${what}`),
    ...(recoveredMs === null || recoveredMs > 20_000 ? [`${name}: well again after ${recoveredMs} ms`] : []),
    ...(strange.length > 0 ? [`${name}: pushes answered with ${strange.join()}`] : []),
    // A push whose commit was not heard of is answered with 503, and may yet be kept.
    ...(changes < accepted ? [`${name}: ${accepted} pushes accepted, ${changes} changes`] : []),
    ...(repeated > 0 ? [`${name}: ${repeated} changes twice`] : []),
  ];
}
