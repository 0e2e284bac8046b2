import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.ts';
import { hasSaid } from './has-said.ts';

/** True if this machine can start a Redis of its own. */
export const hasRedisServer = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** A Redis that nobody else uses, that keeps nothing on disk, and that can be stopped and started. */
export interface RedisProcess {
  readonly url: string;
  start(): Promise<void>;
  /** At once, as a machine that goes dark. */
  stop(): Promise<void>;
}

/** Starts one on a free port; whoever asked for it stops it. */
export async function startRedis(): Promise<RedisProcess> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];
  let child: ChildProcess | null = null;
  const start = async () => {
    const started = spawn('redis-server', options);
    child = started;
    await hasSaid(started, started.stdout, 'Ready to accept connections');
  };
  const stop = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop };
}
