// npm run load: servers as users run them under load, for as long as is asked; exit code 1 if anything was not as it should be.
// npm run load -- --faults: every trouble of every vendor. npm run load -- --outages: Redis and PostgreSQL gone for a while.
import { parseArgs } from 'node:util';
import { faultMatrix } from './fault-matrix.ts';
import { allOutages } from './outages.ts';
import { soak } from './soak.ts';
import { inMemory, overRedis } from './world.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    processes: { type: 'string', default: '1' },
    redis: { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
    outages: { type: 'boolean', default: false },
    // Of a spell of trouble, or of an outage.
    seconds: { type: 'string' },
  },
});

async function load(): Promise<readonly string[]> {
  if (values.faults) return faultMatrix([inMemory, overRedis], Number(values.seconds ?? 3));
  if (values.outages) return allOutages(Number(values.seconds ?? 30));
  return soak({ minutes: Number(values.minutes), processes: Number(values.processes), hasRedis: values.redis });
}

const breaches = await load();
for (const breach of breaches) process.stdout.write(`BREACH ${breach}\n`);
process.stdout.write(breaches.length === 0 ? 'All as it should be.\n' : `${breaches.length} breaches.\n`);
process.exitCode = breaches.length === 0 ? 0 : 1;
