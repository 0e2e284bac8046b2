import { setImmediate as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Call } from '../vendors/call.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { FetchedToken } from '../vendors/tokens.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import { memoryCoordination } from './memory-coordination.ts';
import { createTokens } from './tokens.ts';

const hour = 3_600_000;

/** A token endpoint whose answers are given one by one, and what it is asked with. */
function anEndpoint() {
  let now = Date.now();
  const clock = { now: () => now, pass: (ms: number) => void (now += ms) };
  const stored = new Map<string, string>();
  const log: string[] = [];
  const fetches: { kept: string | null; call: Call; give(token: FetchedToken): void; fail(error: Error): void }[] = [];
  let isStoreDown = false;
  const tokens = createTokens({
    scope: ['a vendor', 'its address'],
    clock,
    timeoutMs: 1000,
    passing: memoryCoordination(),
    lasting: memoryCoordination(),
    secrets: {
      get: async (key) => stored.get(key) ?? null,
      async replace(key, { next }) {
        if (isStoreDown) throw new StoreUnavailable('The store is down.');
        await tick();
        stored.set(key, next);
        log.push(`kept ${next}`);
        return true;
      },
    },
  });
  const source = tokens.source({
    key: 'access',
    credentials: ['me'],
    rotates: true,
    fetch(kept, call) {
      const { promise, resolve, reject } = Promise.withResolvers<FetchedToken>();
      fetches.push({ kept, call, give: resolve, fail: reject });
      return promise;
    },
  });
  const aCall = (budgetMs = 1000): Call => ({ signal: new AbortController().signal, deadline: now + budgetMs });
  const fail = (isDown: boolean) => void (isStoreDown = isDown);
  return { source, tokens, fetches, clock, stored, log, aCall, failStore: fail };
}

const token = (value: string, more: Partial<FetchedToken> = {}): FetchedToken => ({
  value,
  expiresInMs: hour,
  ...more,
});

async function primed(value = 'A', more: Partial<FetchedToken> = {}) {
  const endpoint = anEndpoint();
  const first = endpoint.source.get(endpoint.aCall());
  await tick();
  endpoint.fetches[0]!.give(token(value, more));
  await first;
  return endpoint;
}

it('fetches one token for all who ask at the same time, and keeps it', async () => {
  const { source, fetches, aCall } = anEndpoint();
  const waiting = Array.from({ length: 20 }, () => source.get(aCall()));
  await tick();
  fetches[0]!.give(token('A'));
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['A']));
  expect(await source.get(aCall())).toBe('A');
  expect(fetches).toHaveLength(1);
});

it('is the same source for everyone who names the same key', () => {
  const { tokens, source } = anEndpoint();
  expect(tokens.source({ key: 'access', credentials: [], fetch: () => Promise.reject(new Error('never')) })).toBe(
    source,
  );
});

it('renews a token five minutes, or a tenth of its life, before it ends', async () => {
  const { source, fetches, clock, aCall } = await primed();
  clock.pass(hour - 5 * 60_000 - 1);
  expect(await source.get(aCall())).toBe('A');
  clock.pass(1);
  const renewed = source.get(aCall());
  await tick();
  fetches[1]!.give(token('B', { expiresInMs: 10_000 }));
  expect(await renewed).toBe('B');
  clock.pass(9_000);
  void source.get(aCall());
  await tick();
  expect(fetches).toHaveLength(3);
});

it('serves the old token if renewing early fails, but not beyond its end', async () => {
  const { source, fetches, clock, aCall } = await primed();
  clock.pass(hour - 60_000);
  const early = source.get(aCall());
  await tick();
  fetches[1]!.fail(new Refusal({ kind: 'UNAVAILABLE', message: 'down' }));
  expect(await early).toBe('A');
  clock.pass(60_000);
  const late = source.get(aCall());
  await tick();
  fetches[2]!.fail(new Refusal({ kind: 'UNAVAILABLE', message: 'down' }));
  await expect(late).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
});

it('waits only briefly for an early renewal, and does not begin another at once after one failed', async () => {
  const { source, fetches, clock, aCall } = await primed();
  clock.pass(hour - 60_000);
  const startedAt = performance.now();
  expect(await source.get(aCall())).toBe('A');
  expect(performance.now() - startedAt).toBeLessThan(900);
  fetches[1]!.fail(new Refusal({ kind: 'TIMEOUT', message: 'slow' }));
  await tick();
  expect(await source.get(aCall())).toBe('A');
  expect(fetches).toHaveLength(2);
  clock.pass(10_000);
  void source.get(aCall());
  await tick();
  expect(fetches).toHaveLength(3);
});

it('fetches once for all whose token was refused, and not for those whose token is outdated', async () => {
  const { source, fetches, aCall } = await primed();
  const renewing = [source.renew('A', aCall()), source.renew('A', aCall())];
  await tick();
  fetches[1]!.give(token('B'));
  expect(await Promise.all(renewing)).toEqual(['B', 'B']);
  expect(await source.renew('A', aCall())).toBe('B');
  expect(fetches).toHaveLength(2);
});

it('hands no token out before what it asked to keep is committed', async () => {
  const { source, fetches, log, aCall, stored } = anEndpoint();
  const first = source.get(aCall()).then((value) => log.push(`handed out ${value}`));
  await tick();
  expect(fetches[0]!.kept).toBeNull();
  fetches[0]!.give(token('A', { keep: 'refresh-1' }));
  await first;
  expect(log).toEqual(['kept refresh-1', 'handed out A']);
  expect(stored.get('access')).toBe('refresh-1');
  void source.renew('A', aCall());
  await tick();
  expect(fetches[1]!.kept).toBe('refresh-1');
});

it('loses no rotated token while the store is down', async () => {
  const { source, fetches, log, aCall, failStore } = anEndpoint();
  failStore(true);
  const first = source.get(aCall());
  await tick();
  fetches[0]!.give(token('A', { keep: 'refresh-1' }));
  await expect(first).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  failStore(false);
  expect(await source.get(aCall())).toBe('A');
  expect(log).toEqual(['kept refresh-1']);
  expect(fetches).toHaveLength(1);
});

it('goes on fetching when a waiter leaves, whose budget is its own', async () => {
  const { source, fetches, aCall } = anEndpoint();
  const hasty = source.get(aCall(10));
  const patient = source.get(aCall());
  await expect(hasty).rejects.toMatchObject({ kind: 'TIMEOUT' });
  expect(fetches[0]!.call.signal.aborted).toBe(false);
  fetches[0]!.give(token('A'));
  expect(await patient).toBe('A');
});

it('asks no trouble of the sandbox for a token that others share', async () => {
  const { source, fetches, aCall } = anEndpoint();
  void source.get({ ...aCall(), trouble: 'timeout' });
  await tick();
  expect(fetches[0]!.call.trouble).toBeUndefined();
});

it('repeats refused credentials for a second without asking, and other failures not at all', async () => {
  const { source, fetches, clock, aCall } = anEndpoint();
  const fail = async (kind: 'UNAUTHORIZED' | 'UNAVAILABLE') => {
    const waiting = source.get(aCall());
    await tick();
    fetches.at(-1)!.fail(new Refusal({ kind, message: kind }));
    await expect(waiting).rejects.toMatchObject({ kind });
  };
  await fail('UNAVAILABLE');
  await fail('UNAUTHORIZED');
  await expect(source.get(aCall())).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  expect(fetches).toHaveLength(2);
  clock.pass(1000);
  await fail('UNAUTHORIZED');
  expect(fetches).toHaveLength(3);
});
