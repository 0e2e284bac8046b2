import { setTimeout as wait } from 'node:timers/promises';
import type { CalledVendor, Trouble } from '../support/vendor-on-port.ts';
import { mayBeIn, type Probes } from './probes.ts';
import { atRate, type Visit } from './traffic.ts';
import type { World } from './world.ts';

/** What clients met in some seconds. */
export interface Spell {
  /** Milliseconds of each question about a vendor that is well, and of each page over all. */
  readonly others: readonly number[];
  readonly across: readonly number[];
  /** What was wrong with answers. */
  readonly wrong: readonly string[];
}

/** A vendor well, then in trouble, then well again. */
export interface Round {
  readonly vendor: CalledVendor;
  readonly trouble: Trouble;
  readonly healthy: Spell;
  readonly faulty: Spell;
  /** Milliseconds from the end of the trouble until all processes answered for all vendors; null: not within a minute. */
  readonly recoveredMs: number | null;
  /** The most connections that the vendor had to bear at once so far. */
  readonly mostOpen: number;
}

const perSecond = { others: 8, across: 3 };
const mostAtOnce = 40;

/** Asks about the others and over all for some seconds. */
export async function spell(others: readonly Visit[], across: Visit, seconds: number): Promise<Spell> {
  const about = others.map((visit) => atRate(perSecond.others, visit, mostAtOnce));
  const over = atRate(perSecond.across, across, mostAtOnce);
  await wait(seconds * 1000);
  const all = [...about, over];
  await Promise.all(all.map(({ stop }) => stop()));
  const leftOut = all.reduce((sum, { seen }) => sum + seen.leftOut, 0);
  return {
    others: about.flatMap(({ seen }) => seen.took),
    across: over.seen.took,
    wrong: [
      ...all.flatMap(({ seen }) => [...seen.wrong].map(([what, count]) => `${count} × ${what}`)),
      ...(leftOut === 0 ? [] : [`${leftOut} questions left out, for earlier ones had no answer`]),
    ],
  };
}

export async function faultRound(
  { vendors, topology }: World,
  probes: Probes,
  [vendor, trouble]: readonly [CalledVendor, Trouble],
  seconds: number,
): Promise<Round> {
  const healthy = await spell(probes.others, probes.acrossWell, seconds);
  await vendors.makeTrouble(vendor, trouble);
  const faulty = await spell(probes.others, probes.acrossSick(mayBeIn[trouble]), seconds);
  await vendors.makeTrouble(vendor, null);
  const recoveredMs = await untilWell(probes, topology.processes);
  const { mostOpen } = (await vendors.look())[vendor];
  return { vendor, trouble, healthy, faulty, recoveredMs, mostOpen };
}

/** Milliseconds until each process, asked in its turn, says that all is well. */
export async function untilWell(probes: Probes, processes: number): Promise<number | null> {
  const begun = performance.now();
  for (let wellInARow = 0; wellInARow < processes;) {
    if (performance.now() - begun > 60_000) return null;
    const isWell = await probes.isWell();
    wellInARow = isWell ? wellInARow + 1 : 0;
    if (!isWell) await wait(50);
  }
  return performance.now() - begun;
}
