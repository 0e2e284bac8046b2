import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasSaid } from '../support/has-said.ts';
import { questionsTo } from './asked-over-ipc.ts';
import type { Holding } from './measured.ts';

const file = (name: string): string => new URL(name, import.meta.url).pathname;

/** The program in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** All that it wrote into its log. */
  readonly log: () => string;
  /** What it holds, after a garbage collection. */
  holding(): Promise<Holding>;
  /** Nothing of it runs until it is thawed (SIGSTOP). */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** So many servers, over one folder if they have no other store. */
export async function startServers(count: number, environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'crm-load-'));
  const env = { PATH: process.env['PATH'], HOME: folder, PORT: '0', DATA_DIR: folder, ...environment };
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(folder, env)));
  return {
    servers,
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(folder: string, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', file('measured.ts'), file('../../src/main.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const told = { out: '', log: '' };
  child.stdout!.on('data', (data: Buffer) => (told.out += data.toString()));
  child.stderr!.on('data', (data: Buffer) => (told.log += data.toString()));
  const { ready, ask } = questionsTo<Holding>(child);
  ready.catch(() => undefined); // it says nothing by itself
  await hasSaid(child, child.stdout!, '/graphql').catch((error: unknown) => {
    throw new Error(`A server did not start: ${told.log}`, { cause: error });
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(told.out)?.[0];
  if (url === undefined) throw new Error(`A server said no address: ${told.out}`);
  return {
    url,
    log: () => told.log,
    holding: () => ask(),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
