// npm run bench: this project against an endpoint written by hand, over the same vendors, side by side in one run.
import { parseArgs } from 'node:util';
import { cores, onCore } from './speed/cores.ts';
import { installPeers } from './speed/install-peers.ts';
import { readyOnes } from './speed/ready-ones.ts';
import { figuresOf } from './speed/figures.ts';
import { sectionOf, type Section } from './speed/report.ts';
import { runRounds } from './speed/rounds.ts';
import { oursWith, peers, variants } from './speed/variants.ts';
import { startVendors } from './speed/vendors.ts';
import { workNames } from './speed/works.ts';
import { writeDocs } from './speed/write-docs.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** How long a run of the page lasts; the other kinds of work get half of it. */
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '32' },
    work: { type: 'string', default: workNames.join(',') },
    /** Settings of one more variant of ours: `--with 'NAME=value NAME=value'`; several times for several. */
    with: { type: 'string', multiple: true, default: [] },
    peers: { type: 'boolean', default: false },
    /** Variants, by semicolon. Without all variants and all kinds of work nothing is written to docs/benchmarks. */
    only: { type: 'string', default: '' },
  },
});

const within = (text: string, most: number): number => Math.max(1, Math.min(most, Math.floor(Number(text) || 1)));
const plan = {
  rounds: within(values.rounds, 50),
  seconds: within(values.seconds, 60),
  clients: within(values.clients, 256),
};
const names = values.work.split(',');
const all = [...variants, ...values.with.map(oursWith), ...(values.peers ? peers : [])];
const wanted = values.only === '' ? all : all.filter(({ name }) => values.only.split(';').includes(name));

const unknown = [
  ...names.filter((name) => !workNames.some((known) => known === name)),
  ...(values.only === '' ? [] : values.only.split(';')).filter((name) => !all.some((known) => known.name === name)),
];
if (unknown.length > 0)
  throw new Error(`There is no work and no variant ${unknown.map((name) => `'${name}'`).join(', ')}.`);

if (values.peers) installPeers();
onCore(process.pid, cores.others);
const vendors = await startVendors(cores.others);
const ready = await readyOnes(wanted, vendors);
try {
  const results = await runRounds(ready, names, plan);
  const sections = results.map((result): Section => ({ work: result.work, figures: figuresOf(result) }));
  process.stdout.write(`\n${sections.map(sectionOf).join('\n')}`);
  const isWhole = values.only === '' && values.with.length === 0 && workNames.every((name) => names.includes(name));
  if (isWhole) {
    const ran = ready.runners.map(({ variant }) => variant);
    writeDocs(sections, ran, plan);
  }
} finally {
  await Promise.all(ready.runners.map(({ running }) => running.stop()));
  vendors.stop();
}
