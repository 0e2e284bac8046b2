import { expect, it } from 'vitest';
import { aCall } from '../../test/support/http-over.ts';
import type { Call, Replied } from './call.ts';
import { together } from './together.ts';

const reply = (servedFrom: Replied['servedFrom'], fetchedAt: number): Replied => ({
  vendor: 'acme',
  servedFrom,
  fetchedAt: new Date(fetchedAt),
  failure: null,
});

/** Reads these answers together, and live ones when nothing else will do. */
async function read(...replies: readonly Replied[]) {
  const told: string[] = [];
  const needs: boolean[] = [];
  const call: Call = { ...aCall(), onReply: ({ servedFrom }) => void told.push(servedFrom) };
  await together(call, async (own) => {
    needs.push(own.needsLive === true);
    for (const one of own.needsLive ? [reply('LIVE', 90_000)] : replies) own.onReply?.(one);
  });
  return { needs, told };
}

it('takes answers of one time, wherever they come from', async () => {
  expect(await read(reply('CACHE', 0), reply('CACHE', 2000))).toEqual({ needs: [false], told: ['CACHE', 'CACHE'] });
  expect(await read(reply('CACHE', 0), reply('LIVE', 1000))).toEqual({ needs: [false], told: ['CACHE', 'LIVE'] });
});

it('takes live answers, however long it took to get them', async () => {
  expect(await read(reply('LIVE', 0), reply('LIVE', 9000))).toMatchObject({ needs: [false] });
});

it('reads anew, live, where kept answers are of different times, and tells only of what it took', async () => {
  expect(await read(reply('CACHE', 0), reply('LIVE', 2001))).toEqual({ needs: [false, true], told: ['LIVE'] });
  expect(await read(reply('STALE', 0), reply('CACHE', 9000))).toEqual({ needs: [false, true], told: ['LIVE'] });
});
