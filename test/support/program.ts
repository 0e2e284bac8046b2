import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { answerOf, type Answer } from './ask.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

/** The program in a process of its own, over a folder that outlives it. Killed when the test ends. */
export async function startProgram(folder: string, environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, PORT: '0', DATA_DIR: folder, ...environment },
  });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (told.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (told.stderr += data.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  await expect.poll(() => addressIn(told.stdout) ?? child.exitCode, { timeout: 60_000 }).not.toBeNull();
  const url = addressIn(told.stdout);
  if (url === null) throw new Error(`It did not start: ${told.stderr}`);
  return {
    url,
    pid: child.pid!,
    told,
    kill,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** Its exit code; null if a signal ended it. */
    ended,
    ask: async (query: string): Promise<Answer> =>
      answerOf(
        await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        }),
      ),
  };
}

const addressIn = (text: string): string | null => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? null;
