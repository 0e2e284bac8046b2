import { troubles, type CalledVendor } from '../support/vendor-on-port.ts';
import { faultRound, type Round, type Spell } from './fault-round.ts';
import { bothOf, percentile, table } from './figures.ts';
import { calledVendors, probesFor } from './probes.ts';
import { tellLog } from './server-log.ts';
import { startWorld, type Topology } from './world.ts';

const mostRatio = 1.3;
const mostRecoveryMs = 20_000;
const connectionsOfAProcess = 8; // <VENDOR>_CONCURRENCY

/** Every trouble of every called vendor, under load. Prints figures; gives what was not as it should be. */
export async function faultMatrix(topologies: readonly Topology[], seconds: number): Promise<readonly string[]> {
  const breaches: string[] = [];
  for (const topology of topologies) {
    const world = await startWorld(topology);
    try {
      for (const vendor of calledVendors) {
        const probes = await probesFor(world.client, vendor);
        const rounds: Round[] = [];
        for (const trouble of troubles) rounds.push(await faultRound(world, probes, [vendor, trouble], seconds));
        print(`### ${vendor}, ${topology.name}\n\n${tableOf(rounds)}\n\n${pooled(rounds)}`);
        breaches.push(...rounds.flatMap((round) => wrongIn(round, topology)), ...slowIn(vendor, rounds, topology));
      }
      breaches.push(...world.servers.flatMap(tellLog));
    } finally {
      await world.close();
    }
  }
  return breaches;
}

const print = (text: string) => void process.stdout.write(`${text}\n\n`);
const ratioOf = ({ healthy, faulty }: Pick<Round, 'healthy' | 'faulty'>): number =>
  percentile(faulty.others, 0.99) / percentile(healthy.others, 0.99);

const tableOf = (rounds: readonly Round[]): string =>
  table(
    [
      'trouble',
      'others, well',
      'others, sick',
      'p99 ×',
      'all, well',
      'all, sick',
      'asked',
      'wrong, well',
      'wrong, sick',
      'well again (ms)',
      'connections',
    ],
    rounds.map((round) => [
      round.trouble,
      bothOf(round.healthy.others),
      bothOf(round.faulty.others),
      ratioOf(round).toFixed(2),
      bothOf(round.healthy.across),
      bothOf(round.faulty.across),
      round.faulty.others.length + round.faulty.across.length,
      countOf(round.healthy),
      countOf(round.faulty),
      round.recoveredMs?.toFixed(0) ?? 'never',
      round.mostOpen,
    ]),
  );

/** How many answers were not as they should be. */
const countOf = ({ wrong }: Spell): number => wrong.reduce((sum, what) => sum + Number.parseInt(what, 10), 0);

const together = (rounds: readonly Round[]): Pick<Round, 'healthy' | 'faulty'> => {
  const of = (which: 'healthy' | 'faulty') => ({
    others: rounds.flatMap((round) => round[which].others),
    across: rounds.flatMap((round) => round[which].across),
    wrong: [],
  });
  return { healthy: of('healthy'), faulty: of('faulty') };
};

/** What all rounds together say, and how far apart two healthy spells lie by chance. */
function pooled(rounds: readonly Round[]): string {
  const all = together(rounds);
  const byChance = rounds
    .slice(1)
    .map(({ healthy }, index) => ratioOf({ healthy: rounds[index]!.healthy, faulty: healthy }));
  const above = (ratios: readonly number[]) => ratios.filter((ratio) => ratio > mostRatio).length;
  return [
    `All troubles together: others ${bothOf(all.healthy.others)} well, ${bothOf(all.faulty.others)} sick,`,
    `p99 × ${ratioOf(all).toFixed(2)} of ${all.faulty.others.length} questions.`,
    `Above ${mostRatio}: ${above(rounds.map(ratioOf))} of ${rounds.length} troubles;`,
    `one healthy spell against the one before: ${above(byChance)} of ${byChance.length}.`,
  ].join(' ');
}

/** What a test holds a round to; times other than of recovery are figures alone. */
export function wrongIn(
  { vendor, trouble, healthy, faulty, recoveredMs, mostOpen }: Round,
  { name, processes }: Topology,
): string[] {
  const where = `${vendor} ${trouble}, ${name}`;
  const most = connectionsOfAProcess * processes;
  return [
    ...[...healthy.wrong, ...faulty.wrong].map((what) => `${where}: ${what}`),
    ...(recoveredMs === null || recoveredMs > mostRecoveryMs ? [`${where}: well again after ${recoveredMs} ms`] : []),
    ...(mostOpen > most ? [`${where}: ${mostOpen} connections, more than ${most}`] : []),
  ];
}

const slowIn = (vendor: CalledVendor, rounds: readonly Round[], { name }: Topology): string[] => {
  const ratio = ratioOf(together(rounds));
  return ratio > mostRatio ? [`${vendor}, ${name}: p99 of the others × ${ratio.toFixed(2)}`] : [];
};
