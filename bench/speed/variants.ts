import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cores, onCore } from './cores.ts';
import type { WorkName } from './works.ts';

/** One way to answer the same requests. */
export interface Variant {
  readonly name: VariantName;
  readonly about: string;
  /** File that is started, from the project's root. */
  readonly script: string;
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
  | 'ours, cached'
  | 'ours, shared';

export const variants: readonly Variant[] = [
  {
    name: 'hand-written',
    about: 'bench/hand-written.ts: the same vendor calls over undici, by hand',
    script: 'bench/hand-written.ts',
    env: byHand,
    against: 'hand-written',
    works: ['page', 'page-same', 'leads', 'by-id', 'slow'],
  },
  {
    name: 'ours',
    about: 'this project as it is started in production',
    script: 'src/main.ts',
    env: ours,
    against: 'hand-written',
    works: ['page', 'page-same', 'leads', 'by-id', 'slow', 'dead'],
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
  // 'ours, shared' (whole operations in flight) comes here as soon as there is a setting for it.
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
  const child = spawn(process.execPath, [...nodeOptions, path], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, PORT: '0', DATA_DIR: folder, ...vendorEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onCore(child.pid!, cores.server);
  let said = '';
  const ended = once(child, 'close');
  const origin = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(said.trim())));
  });
  return {
    url: `${origin}/graphql`,
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
