import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';

/** True if this machine can start a Redis for a test alone. */
export const canRunRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!canRunRedis) console.warn('Left out: what stops a Redis, for this machine has no redis-server.');

/** A Redis that nobody else uses, that keeps nothing on disk, and that can be stopped and started. */
export async function ownRedis() {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async () => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      '/tmp',
    ];
    const started = spawn('redis-server', options);
    child = started;
    let told = '';
    for await (const data of started.stdout) {
      told += String(data);
      if (told.includes('Ready to accept connections')) break;
    }
    started.stdout.resume();
  };
  const stop = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(stop);
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop };
}
