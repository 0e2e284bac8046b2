// npm run bench: this project against an endpoint written by hand, over the same vendors, side by side in one run.
import { parseArgs } from 'node:util';
import { cores, onCore } from './speed/cores.ts';
import { readyOnes } from './speed/ready-ones.ts';
import { figuresOf } from './speed/figures.ts';
import { sectionOf } from './speed/report.ts';
import { runRounds } from './speed/rounds.ts';
import { variants } from './speed/variants.ts';
import { startVendors } from './speed/vendors.ts';
import { workNames } from './speed/works.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '32' },
    work: { type: 'string', default: workNames.join(',') },
    only: { type: 'string', default: '' },
    dry: { type: 'boolean', default: false },
  },
});

const within = (text: string, most: number): number => Math.max(1, Math.min(most, Math.floor(Number(text) || 1)));
const plan = {
  rounds: within(values.rounds, 50),
  seconds: within(values.seconds, 60),
  clients: within(values.clients, 256),
};
const wanted = values.only === '' ? variants : variants.filter(({ name }) => values.only.split(';').includes(name));

onCore(process.pid, cores.others);
const vendors = await startVendors(cores.others);
const ready = await readyOnes(wanted, vendors);
try {
  const results = await runRounds(ready, values.work.split(','), plan);
  for (const result of results) process.stdout.write(`\n${sectionOf(result.work, figuresOf(result))}`);
} finally {
  await Promise.all(ready.runners.map(({ running }) => running.stop()));
  vendors.stop();
}
