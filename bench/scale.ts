// npm run bench:scale: how cost grows with the size of pages, the number of relations and vendors, long walks and workers.
import { parseArgs } from 'node:util';
import { aServerToLookInto } from './scale/a-server.ts';
import { measureSeries } from './scale/measure-series.ts';
import { measureWalks } from './scale/measure-walks.ts';
import { measureWorkers } from './scale/measure-workers.ts';
import { tablesOf, writeScale } from './scale/report.ts';
import { cores, onCore } from './speed/cores.ts';
import { startVendors } from './speed/vendors.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Math.max(1, Math.min(50, Math.floor(Number(values.rounds) || 1)));
const walkRounds = Math.ceil(rounds / 2);

onCore(process.pid, cores.others);
const vendors = await startVendors(cores.others);
try {
  const server = await aServerToLookInto(vendors);
  const costs = await measureSeries(server, vendors, { rounds, seconds: 0.5 });
  const walks = await measureWalks(server, vendors, walkRounds);
  server.inspector.close();
  await server.running.stop();
  const workers = await measureWorkers(vendors, { rounds: walkRounds, seconds: 3 });
  const scale = { costs, walks, workers, rounds };
  process.stdout.write(`\n${tablesOf(scale)}`);
  writeScale(scale);
} finally {
  vendors.stop();
}
