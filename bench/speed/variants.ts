import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port.ts';
import { cores, onCore } from './cores.ts';
import type { WorkName } from './works.ts';

/** One way to answer the same requests. */
export interface Variant {
  readonly name: VariantName;
  readonly about: string;
  /** File of Node's that is started, from the project's root. */
  readonly script: string;
  /** Its requests in the words of the vendors, not in ours. */
  readonly isPeer?: boolean;
  /** Beside the settings of the vendors. */
  readonly env: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  /** What it is compared with. */
  readonly against: VariantName;
  readonly works: readonly WorkName[];
}

/** Connections to each vendor, and calls to it at the same time: the same for all. */
const connections = 64;
const cacheMs = '60000';
const startMs = 60_000;

const ours = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'error',
  REQUEST_BUDGET_MS: '20000',
  ...Object.fromEntries(
    ['SOBOT', 'WSHOTO', 'KUAISHOU'].flatMap((vendor) => [
      [`${vendor}_CONCURRENCY`, String(connections)],
      [`${vendor}_RATE_PER_MINUTE`, '0'],
    ]),
  ),
};
const byHand = { NODE_ENV: 'production', CONNECTIONS: String(connections) };

export type VariantName =
  | 'hand-written'
  | 'hand-written, sharing'
  | 'hand-written, cached'
  | 'ours'
  | `ours, ${string}`
  | 'Apollo Server'
  | 'Mercurius with jit'
  | 'Hive Gateway with Mesh'
  | 'Tailcall';

export const variants: readonly Variant[] = [
  {
    name: 'hand-written',
    about: 'bench/hand-written.ts: the same vendor calls over undici, by hand',
    script: 'bench/hand-written.ts',
    env: byHand,
    against: 'hand-written',
    works: ['page', 'page-same', 'leads', 'by-id', 'slow', 'one-vendor'],
  },
  {
    name: 'ours',
    about: 'this project as it is started in production',
    script: 'src/main.ts',
    env: ours,
    against: 'hand-written',
    works: ['page', 'page-same', 'leads', 'by-id', 'slow', 'dead', 'one-vendor'],
  },
  {
    name: 'hand-written, sharing',
    about: 'the same, where equal calls in flight are one',
    script: 'bench/hand-written.ts',
    env: { ...byHand, SHARE: '1' },
    against: 'hand-written',
    works: ['page', 'page-same'],
  },
  {
    name: 'hand-written, cached',
    about: 'the same, keeping what was read of vendors for a minute',
    script: 'bench/hand-written.ts',
    env: { ...byHand, CACHE_TTL_MS: cacheMs },
    against: 'hand-written, cached',
    works: ['page-same'],
  },
  {
    name: 'ours, cached',
    about: 'ours with CACHE_TTL_MS=60000',
    script: 'src/main.ts',
    env: { ...ours, CACHE_TTL_MS: cacheMs },
    against: 'hand-written, cached',
    works: ['page-same'],
  },
  {
    name: 'ours, shared',
    about: 'ours with SHARE_ANSWERS=on: equal questions of one client at the same time are answered once',
    script: 'src/main.ts',
    env: { ...ours, SHARE_ANSWERS: 'on' },
    against: 'hand-written',
    works: ['page-same'],
  },
];

/** Ours with other settings, e.g. `NAME=value NAME=value`, beside ours as it is. */
export function oursWith(settings: string): Variant {
  const env = Object.fromEntries(settings.split(' ').map((one) => one.split(/=(.*)/, 2) as [string, string]));
  const plain = variants.find(({ name }) => name === 'ours')!;
  return { ...plain, name: `ours, ${settings}`, about: `ours with ${settings}`, env: { ...ours, ...env } };
}

const peer = { env: { NODE_ENV: 'production' }, against: 'hand-written', works: ['one-vendor'], isPeer: true } as const;

/** Others that do such work; installed by themselves (bench/peers/README.md). */
export const peers: readonly Variant[] = [
  {
    ...peer,
    name: 'Apollo Server',
    about: 'Apollo Server 5, standalone, a data source over undici',
    script: 'bench/peers/code/apollo.mjs',
  },
  {
    ...peer,
    name: 'Mercurius with jit',
    about: 'Mercurius 16 on Fastify 5 with `jit: 1`, the same data source',
    script: 'bench/peers/code/mercurius.mjs',
  },
  {
    ...peer,
    name: 'Hive Gateway with Mesh',
    about: 'Hive Gateway 2 with `--jit` over a subgraph that Mesh made of the REST call (JSON Schema handler)',
    script: 'bench/peers/mesh/start.mjs',
  },
  {
    ...peer,
    name: 'Tailcall',
    about: 'Tailcall 1.0.0, in Rust, one worker (newer releases on npm need glibc 2.39)',
    script: 'bench/peers/tailcall/start.mjs',
  },
];

/** A variant at work, in a process of its own on the core that is measured. */
export interface Running {
  readonly url: string;
  readonly pid: number;
  /** Where it can be profiled; null unless started with `--inspect`. */
  readonly inspectorUrl: string | null;
  stop(): Promise<void>;
}

/** Starts a variant over these vendors. Throws with what it said if it ends instead. */
export async function start(
  { script, env, nodeOptions = [] }: Variant,
  vendorEnv: Readonly<Record<string, string>>,
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-speed-'));
  const path = new URL(`../../${script}`, import.meta.url).pathname;
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeOptions, path], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, PORT: String(port), DATA_DIR: folder, ...vendorEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onCore(child.pid!, cores.server);
  let said = '';
  const ended = once(child, 'close');
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const url = `http://127.0.0.1:${port}/graphql`;
  const until = Date.now() + startMs;
  while (!(await answers(url))) {
    if (hasEnded || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(said.trim().slice(0, 2000) || 'It does not answer.');
    }
    await sleep(100);
  }
  return {
    url,
    pid: child.pid!,
    inspectorUrl: /ws:\/\/\S+/.exec(said)?.[0] ?? null,
    async stop() {
      child.kill();
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** True if a GraphQL server is there. */
async function answers(url: string): Promise<boolean> {
  try {
    const body = JSON.stringify({ query: '{ __typename }', operationName: null });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await response.text();
    return response.status < 500;
  } catch {
    return false;
  }
}
