// A process of its own: how often functions are called while a page of so many rows is answered. V8's precise coverage
// counts every call and turns off the optimisations that would hide some: the same work, the same counts, on any machine.
import { Session, type Profiler } from 'node:inspector/promises';
import { ask } from '../../support/ask.ts';
import { manyRows } from '../../support/many-rows/many-rows.ts';
import { recordServer } from '../../support/recorded-server.ts';

/** Calls of functions for one page. */
export interface Work {
  /** In `src`, without what plays the vendors. */
  readonly own: number;
  /** In packages, and in what packages compile at run time. */
  readonly packages: number;
  /** Records that were made of rows, by their class. */
  readonly mapped: Readonly<Record<string, number>>;
}

/** By `FAST_PATH`, then by page size. */
export type CountedWork = Readonly<Record<string, Readonly<Record<number, Work>>>>;

const sizes = [20, 60, 99, 100];
const rowMappings = /\/(vendors\/[^/]+)\/.*\/map-(?:lead|customer)\.ts$/;
const lead =
  'id vendor externalId name phone phoneRaw createdAt status owner { externalId name } tags { id name } vendorDetails { __typename }';
const customer = 'id vendor externalId name phone createdAt owner { externalId name } tags { id name }';
const pageEnd = 'pageInfo { hasNextPage endCursor } sources { vendor status }';
const query = `query ($first: Int!) {
  leads(first: $first) { nodes { ${lead} } ${pageEnd} }
  customers(first: $first) { nodes { ${customer} } ${pageEnd} }
}`;

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/** Since it was asked last. */
async function takeWork(): Promise<Work> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const callsIn = ({ functions }: Profiler.ScriptCoverage) =>
    functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
  const sum = (scripts: readonly Profiler.ScriptCoverage[]) => scripts.reduce((all, one) => all + callsIn(one), 0);
  const mapped = result.flatMap(({ url, functions }) => {
    const vendor = rowMappings.exec(url)?.[1];
    const calls = functions.filter(({ functionName }) => /^[A-Z]\w*(Lead|Customer|Row)$/.test(functionName));
    return vendor === undefined
      ? []
      : calls.map(({ functionName, ranges }) => [`${vendor} ${functionName}`, ranges[0]?.count ?? 0] as const);
  });
  return {
    own: sum(result.filter(({ url }) => url.includes('/src/') && !/node_modules|\/sandbox\//.test(url))),
    packages: sum(result.filter(({ url }) => url === '' || url.includes('/node_modules/'))),
    mapped: Object.fromEntries(mapped.filter(([, count]) => count > 0)),
  };
}

async function workWith(fastPath: string): Promise<Record<number, Work>> {
  const many = manyRows(1000);
  const running = await recordServer({ FAST_PATH: fastPath }, (_call, request, play) => many(request, play));
  const work: Record<number, Work> = {};
  for (const first of sizes) {
    const page = () => ask(running.server, query, { variables: { first } });
    await page(); // what is done once is done now
    await page();
    await takeWork();
    const { body } = await page();
    work[first] = await takeWork();
    const { leads, customers } = body.data;
    if (leads.nodes.length !== first || customers.nodes.length !== first) throw new Error('The page is not full.');
  }
  await running.close();
  return work;
}

const counted: CountedWork = { on: await workWith('on'), off: await workWith('off') };
process.stdout.write(JSON.stringify(counted));
