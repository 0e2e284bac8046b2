// A sample of `npm run load -- --faults` and `--outages`: what was asked is answered well; how fast, the command tells.
import { beforeAll, describe, expect, it } from 'vitest';
import { hasPostgresServer } from '../support/postgres-process.ts';
import { canRunRedis } from '../support/own-redis.ts';
import type { CalledVendor, Trouble } from '../support/vendor-on-port.ts';
import { wrongIn as wrongInRound } from './fault-matrix.ts';
import { faultRound } from './fault-round.ts';
import { outages, throughOutage, wrongIn as wrongInOutage } from './outages.ts';
import { probesFor } from './probes.ts';
import { startWorld, type Topology, type World } from './world.ts';

/** Under CI it must be there, and the tests fail without it. */
const canRunPostgres = process.env['CI'] === 'true' || hasPostgresServer();
if (!canRunPostgres) console.warn('Left out: what stops a PostgreSQL, for this machine has none to start.');

// Times that a busy machine keeps.
const patient = { VENDOR_TIMEOUT_MS: '5000', REQUEST_BUDGET_MS: '15000' };

const topologies: readonly (Topology & { readonly isHere: boolean })[] = [
  { name: 'one process', processes: 1, hasRedis: false, hasPostgres: false, isHere: true },
  { name: 'two processes over Redis', processes: 2, hasRedis: true, hasPostgres: false, isHere: canRunRedis },
];
const sample: readonly (readonly [CalledVendor, Trouble])[] = [
  ['kuaishou', 'hang'],
  ['sobot', 'reset'],
  ['wshoto', 'huge'],
];

describe.each(topologies.filter(({ isHere }) => isHere))('$name under load', (topology) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(topology, patient);
    return world.close;
  });

  it.each(sample)('lose nothing of the others while %s is in trouble: %s', { timeout: 120_000 }, async (...fault) => {
    const round = await faultRound(world, await probesFor(world.client, fault[0]), fault, 4);
    expect(round.faulty.others.length).toBeGreaterThan(20);
    expect(wrongInRound(round, topology)).toEqual([]);
  });
});

describe.runIf(canRunRedis && canRunPostgres)('two processes over Redis and PostgreSQL under load', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ name: 'both', processes: 2, hasRedis: true, hasPostgres: true }, patient);
    return world.close;
  });

  it.each(Object.values(outages))('lose nothing of the vendors: $name', { timeout: 120_000 }, async (outage) => {
    const seen = await throughOutage(world, outage, 5);
    expect(seen.during.others.length).toBeGreaterThan(20);
    expect(wrongInOutage(seen)).toEqual([]);
  });
});
