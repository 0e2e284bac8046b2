// npm run bench:pushes: how many pushes a second are kept, and how soon a subscriber has them, with each store.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { startServer } from './server-process.ts';
import { subscribe } from './sse.ts';
import { benchStores } from './stores.ts';

const secret = 'a-secret-of-the-benchmark';
const connections = 16;
const warmUp = 1200;
const count = 8000;
const paced = { pushes: 1000, everyMs: 5 };

interface Measured {
  readonly store: string;
  readonly acceptedPerSecond: number;
  /** Push sent → change on the subscriber's screen, in milliseconds. */
  readonly delays: { readonly p50: number; readonly p99: number };
  readonly delaysUnderLoad: { readonly p50: number; readonly p99: number };
}

const aPush = (series: string, index: number): string =>
  JSON.stringify({
    mid: 59,
    event_category: 'object_event',
    event_type: 'object_add_notes',
    create_time: 1_790_000_000 + index,
    extra_data: { object_name: 'lead', entity_id: `${series}-${index}`, notes: `note ${index}` },
  });

const nativeOf = (globalId: string) => Buffer.from(globalId, 'base64url').toString().split(':').at(-1) ?? '';

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function measure(store: string, environment: Readonly<Record<string, string>>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pushes-'));
  const server = await startServer(folder, {
    JING_WEBHOOK_SECRET: secret,
    JING_WEBHOOK_PER_MINUTE: '0',
    ...environment,
  });
  const agent = new Agent({ connections, pipelining: 1 });
  const leaving = new AbortController();
  try {
    const sent = new Map<string, number>();
    const delays = new Map<string, number>();
    const query = 'subscription { changes { recordId } }';
    const events = subscribe(`${server.url}/graphql`, query, leaving.signal);
    const listening = (async () => {
      for await (const event of events) {
        const { data } = event as { data: { changes: { recordId: string } } };
        const key = nativeOf(data.changes.recordId);
        delays.set(key, performance.now() - (sent.get(key) ?? Number.NaN));
      }
    })().catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
    });

    const post = async (series: string, index: number) => {
      sent.set(`${series}-${index}`, performance.now());
      const { statusCode, body } = await request(`${server.url}/webhooks/jing/${secret}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: aPush(series, index),
        dispatcher: agent,
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`A push was answered with ${statusCode}.`);
    };
    const flood = async (series: string, pushes: number) => {
      const indices = Array.from({ length: pushes }, (_, index) => index).values();
      const work = async () => {
        for (const index of indices) await post(series, index);
      };
      await Promise.all(Array.from({ length: connections }, work));
    };
    const delaysOf = async (series: string, pushes: number) => {
      const mine = () => [...delays].filter(([key]) => key.startsWith(`${series}-`)).map(([, ms]) => ms);
      for (const until = Date.now() + 10_000; mine().length < pushes && Date.now() < until;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      if (mine().length !== pushes) throw new Error(`${mine().length} of ${pushes} changes reached the subscriber.`);
      return { p50: percentile(mine(), 0.5), p99: percentile(mine(), 0.99) };
    };

    await flood('warm', warmUp);
    const begin = performance.now();
    await flood('load', count);
    const seconds = (performance.now() - begin) / 1000;
    const delaysUnderLoad = await delaysOf('load', count);

    const posts: Promise<void>[] = [];
    for (let index = 0; index < paced.pushes; index++) {
      posts.push(post('paced', index));
      await new Promise((resolve) => setTimeout(resolve, paced.everyMs));
    }
    await Promise.all(posts);
    const calm = await delaysOf('paced', paced.pushes);
    leaving.abort();
    await listening;
    return { store, acceptedPerSecond: count / seconds, delays: calm, delaysUnderLoad };
  } finally {
    leaving.abort();
    await agent.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ms = ({ p50, p99 }: { readonly p50: number; readonly p99: number }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;

const measured: Measured[] = [];
for await (const { name, environment, drop } of benchStores()) {
  measured.push(await measure(name, environment));
  await drop();
}
const table = [
  '| store | accepted / s | delay p50 / p99, 200 pushes a second (ms) | delay p50 / p99 under that load (ms) |',
  '|---|---|---|---|',
  ...measured.map(
    ({ store, acceptedPerSecond, delays, delaysUnderLoad }) =>
      `| ${store} | ${Math.round(acceptedPerSecond)} | ${ms(delays)} | ${ms(delaysUnderLoad)} |`,
  ),
].join('\n');
process.stdout.write(`${table}\n`);
writeFileSync(
  new URL('../docs/benchmarks/pushes.md', import.meta.url),
  `# Pushes\n
Printed by \`npm run bench:pushes\` on ${new Date().toISOString().slice(0, 10)} (${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.version}).\n
${table}\n
One server process, one client process on the same machine. ${count} pushes about as many leads over ${connections} connections, each
waiting for its 200, which follows the commit (SQLite \`synchronous=FULL\`, PostgreSQL \`synchronous_commit=on\`); one subscriber over
server-sent events. Delay: from sending the push to reading its change from the subscription, by the client's clock.\n`,
);
