import { isDeepStrictEqual } from 'node:util';
import { ask, type Post } from './load.ts';
import { start, type Running, type Variant } from './variants.ts';
import type { Vendors, VendorsProcess } from './vendors.ts';
import { customerIdsQuery, worksWith, type Work } from './works.ts';

/** A variant that is up, over vendors of its own. */
export interface Runner {
  readonly variant: Variant;
  readonly running: Running;
  readonly vendors: Vendors;
}

/** All that is needed to measure. */
export interface Ready {
  readonly runners: readonly Runner[];
  readonly works: readonly Work[];
  readonly vendors: VendorsProcess;
}

/** Starts the variants; one that refuses to start is left out, and said so. Throws if two answer differently. */
export async function readyOnes(variants: readonly Variant[], process_: VendorsProcess): Promise<Ready> {
  const runners: Runner[] = [];
  for (const variant of variants) {
    const vendors = await process_.open();
    try {
      runners.push({
        variant,
        vendors,
        running: await start(variant, variant.isPeer === true ? vendors.envOfPeers : vendors.env),
      });
    } catch (error) {
      process.stderr.write(`Left out: ${variant.name}. ${error instanceof Error ? error.message : ''}\n`);
    }
  }
  const works = worksWith(await customerIds(runners));
  for (const work of works.filter(({ mood }) => mood.dead === null)) await compare(work, runners);
  return { runners, works, vendors: process_ };
}

/** Read through one of ours, or made up where none of ours runs. */
async function customerIds(runners: readonly Runner[]): Promise<string[]> {
  const ours = runners.find(({ variant }) => variant.script === 'src/main.ts');
  if (ours === undefined) return ['MTpDVVNUT01FUjpzb2JvdDo6ZTAyZDU2YTE3OWNlMDQ4OGIzYzExNjFhZTQ2YTE0Nzk'];
  const post: Post = { body: JSON.stringify({ query: customerIdsQuery }), authorization: null };
  const { data } = (await ask(ours.running.url, post)) as { data: { customers: { nodes: { id: string }[] } } };
  return data.customers.nodes.map(({ id }) => id);
}

async function compare(work: Work, runners: readonly Runner[]): Promise<void> {
  const able = runners.filter(({ variant }) => variant.works.includes(work.name));
  if (able.length === 0) return;
  for (const index of [0, 1, 2, 57]) {
    const answers = await Promise.all(
      able.map(({ variant, running }) => ask(running.url, work.post(index, variant.isPeer === true))),
    );
    const [first, ...others] = answers.map((answer) => (work.compared ?? withoutCursors)(answer));
    others.forEach((answer, at) => {
      if (isDeepStrictEqual(answer, first)) return;
      const [a, b] = [able[0]!.variant.name, able[at + 1]!.variant.name];
      throw new Error(`${a} and ${b} answer differently to ${work.name}: ${difference(first, answer)}`);
    });
    if (JSON.stringify(first).includes('"errors"')) throw new Error(`${work.name}: ${JSON.stringify(first)}`);
  }
}

/** Cursors are each server's own: only that there is one is compared. */
const withoutCursors = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'endCursor' ? typeof value : value)));

/** The first place where two answers differ. */
function difference(a: unknown, b: unknown, path = ''): string {
  const [one, other] = [a, b].map((value) => (value !== null && typeof value === 'object' ? value : null));
  if (one === null || other === null) return `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  const keys = new Set([...Object.keys(one!), ...Object.keys(other!)]);
  for (const key of keys) {
    const [left, right] = [Reflect.get(one!, key), Reflect.get(other!, key)];
    if (!isDeepStrictEqual(left, right)) return difference(left, right, `${path}.${key}`);
  }
  return path;
}
