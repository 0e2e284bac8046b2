// A vendor that counts calls by its own clock, in a process of its own: see strict-vendor-process.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { hasSaid } from '../../support/has-said.ts';

const program = new URL('strict-vendor-process.ts', import.meta.url).pathname;

/** How it is to be. */
export interface StrictOptions {
  /** The most calls that it takes in any second. */
  readonly perSecond: number;
  readonly answersAfterMs: number;
}

/** What it saw. */
export interface Seen {
  /** When each call came, by its clock, in milliseconds; the earliest first. */
  readonly arrivals: readonly number[];
  /** Calls that were above the limit. */
  readonly refused: number;
  /** The most calls that it was answering at once. */
  readonly mostAtOnce: number;
}

/** A vendor as strict as that; killed when the test ends. */
export async function strictVendor(options: StrictOptions) {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  });
  let told = '';
  child.stdout.on('data', (data: Buffer) => (told += data.toString()));
  await hasSaid(child, child.stdout, '\n');
  const url = told.trim();
  return {
    env: { KUAISHOU_BASE_URL: url, KUAISHOU_ADVERTISER_IDS: '900100', KUAISHOU_ACCESS_TOKEN: 'a-token' },
    seen: async (): Promise<Seen> => (await fetch(`${url}/-/seen`)).json() as Promise<Seen>,
  };
}

/** The most arrivals in any second. */
export function mostInASecond(arrivals: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [place, at] of arrivals.entries()) {
    while (at - arrivals[first]! >= 1000) first++;
    most = Math.max(most, place - first + 1);
  }
  return most;
}
