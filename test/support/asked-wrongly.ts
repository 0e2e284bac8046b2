import { expect } from 'vitest';
import { ask } from './ask.ts';
import { recordedServer } from './recorded-server.ts';

/** A global id, by hand. */
export const id = (entity: string, vendor: string, ref: string) =>
  Buffer.from(`1:${entity}:${vendor}::${ref}`).toString('base64url');
export const task = id('TASK', 'wshoto', '1254676189925432389');
export const tag = id('TAG', 'kuaishou', 'mark.1');

/** What a server over recorded vendors says to a question that is wrong, and which calls it made. */
export async function asked(query: string, variables: object = {}) {
  const running = await recordedServer();
  const { status, body } = await ask(running.server, query, { variables });
  expect(status).toBeLessThan(500);
  expect(running.log.filter((line) => line.includes('fault of ours'))).toEqual([]);
  const errors = (body.errors ?? []) as {
    message: string;
    path?: unknown[];
    locations?: unknown[];
    extensions: { code: string; argument?: string };
  }[];
  return { status, data: body.data, errors, calls: running.counted() };
}
