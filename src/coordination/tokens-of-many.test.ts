// Several processes, played by several `createTokens` over the same places.
import { setImmediate as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { StoreUnavailable, type SecretChange } from '../store/store.ts';
import type { FetchedToken, TokenSpec } from '../vendors/tokens.ts';
import { memoryCoordination } from './memory-coordination.ts';
import { PlaceUnavailable, type SharedPlace } from './shared-place.ts';
import { createTokens } from './tokens.ts';

const hour = 3_600_000;

/** A place that can be put out of reach. */
function aPlace(Unreachable: typeof PlaceUnavailable | typeof StoreUnavailable) {
  const place = memoryCoordination();
  const state = { isGone: false };
  const seen: string[] = [];
  const reach = async <T>(work: () => Promise<T>): Promise<T> => {
    if (state.isGone) throw new Unreachable('gone');
    return work();
  };
  const watched: SharedPlace = {
    get: (key) => reach(() => place.get(key)),
    put: (key, value, lifetimeMs) => {
      seen.push(key, value);
      return reach(() => place.put(key, value, lifetimeMs));
    },
    lease: (key, lifetimeMs) => reach(() => place.lease(key, lifetimeMs)),
  };
  return { ...watched, state, seen };
}

/** A vendor, and processes that share two places and a store. */
function aWorld(spec: Partial<TokenSpec> = {}) {
  const passing = aPlace(PlaceUnavailable);
  const lasting = aPlace(StoreUnavailable);
  const time = { now: Date.now() };
  const kept = { value: null as string | null };
  const usedRefreshTokens: (string | null)[] = [];
  let fetches = 0;
  const fetchToken = async (used: string | null): Promise<FetchedToken> => {
    usedRefreshTokens.push(used);
    fetches += 1;
    const number = fetches;
    await tick();
    return { value: `token ${number}`, expiresInMs: hour, ...(spec.rotates ? { keep: `refresh ${number}` } : {}) };
  };
  const secrets = {
    get: async () => kept.value,
    replace: async (_key: string, { before, next }: SecretChange) => {
      if (kept.value !== before) return false;
      kept.value = next;
      return true;
    },
  };
  const made: ReturnType<typeof createTokens>[] = [];
  const aProcess = (credentials: readonly string[] = ['app', 'key'], clockAheadMs = 0) => {
    const tokens = createTokens({
      scope: ['a vendor', 'its address'],
      secrets,
      passing,
      lasting,
      clock: { now: () => time.now + clockAheadMs },
      timeoutMs: 300,
    });
    made.push(tokens);
    return tokens.source({ key: 'access', credentials, fetch: fetchToken, ...spec });
  };
  const settle = () => Promise.all(made.map((tokens) => tokens.settle()));
  const aCall = (clockAheadMs = 0) => ({
    signal: new AbortController().signal,
    deadline: time.now + clockAheadMs + 5000,
  });
  return { passing, lasting, time, kept, usedRefreshTokens, aProcess, aCall, settle, fetches: () => fetches };
}

it('is fetched once for all processes, also when it is refused in all of them', async () => {
  const { aProcess, aCall, fetches } = aWorld();
  const processes = [aProcess(), aProcess(), aProcess(), aProcess()];
  const got = await Promise.all(processes.map((tokens) => tokens.get(aCall())));
  expect(new Set(got)).toEqual(new Set(['token 1']));
  const renewed = await Promise.all(processes.map((tokens) => tokens.renew('token 1', aCall())));
  expect(new Set(renewed)).toEqual(new Set(['token 2']));
  expect(fetches()).toBe(2);
});

it('is not shared with other credentials, and lies nowhere in clear', async () => {
  const { aProcess, aCall, fetches, passing, lasting } = aWorld();
  await aProcess(['app', 'key']).get(aCall());
  await aProcess(['app', 'another key']).get(aCall());
  expect(fetches()).toBe(2);
  const seen = [...passing.seen, ...lasting.seen].join(' ');
  expect(seen).toContain('token:a vendor:access:');
  expect(seen).not.toMatch(/token [12]|app|another key/);
});

it.each(['passing', 'lasting'] as const)('is fetched once for all while the %s place is gone', async (gone) => {
  const world = aWorld();
  const { aProcess, aCall, fetches } = world;
  const [one, two] = [aProcess(), aProcess()];
  await Promise.all([one.get(aCall()), two.get(aCall())]);
  world[gone].state.isGone = true;
  const renewed = await Promise.all([one, two, aProcess()].map((tokens) => tokens.renew('token 1', aCall())));
  expect(new Set(renewed)).toEqual(new Set(['token 2']));
  expect(fetches()).toBe(2);
  world[gone].state.isGone = false;
  // What lay there before is older, and nobody takes it.
  expect(await aProcess().get(aCall())).toBe('token 2');
  expect(await one.renew('token 2', aCall())).toBe('token 3');
});

it('goes on with the copy of each process while both places are gone, and is fetched where it must be', async () => {
  const { passing, lasting, aProcess, aCall, fetches } = aWorld();
  const one = aProcess();
  await one.get(aCall());
  passing.state.isGone = true;
  lasting.state.isGone = true;
  expect(await one.get(aCall())).toBe('token 1');
  expect(await one.renew('token 1', aCall())).toBe('token 2');
  expect(fetches()).toBe(2);
});

it('that rotates is not renewed while the store is gone: used as long as it holds, then refused', async () => {
  const { lasting, time, aProcess, aCall, usedRefreshTokens, kept } = aWorld({ rotates: true });
  const [one, two] = [aProcess(), aProcess()];
  expect(await one.get(aCall())).toBe('token 1');
  expect(await two.get(aCall())).toBe('token 1');
  lasting.state.isGone = true;
  expect(await one.get(aCall())).toBe('token 1');
  const refused = {
    kind: 'UNAVAILABLE',
    message: expect.stringContaining('must not be done twice'),
    retryAfterMs: 1000,
  };
  await expect(one.renew('token 1', aCall())).rejects.toMatchObject(refused);
  time.now += hour;
  await expect(two.get(aCall())).rejects.toMatchObject(refused);
  lasting.state.isGone = false;
  expect(await two.get(aCall())).toBe('token 2');
  expect(await one.get(aCall())).toBe('token 2');
  expect(usedRefreshTokens).toEqual([null, 'refresh 1']);
  expect(kept.value).toBe('refresh 2');
});

it('that rotates does not undo that somebody has authorised the app anew meanwhile', async () => {
  const world = aWorld({
    rotates: true,
    fetch: async () => {
      world.kept.value = 'of the new authorisation';
      return { value: 'token of the old one', expiresInMs: hour, keep: 'refresh token of the old one' };
    },
  });
  await expect(world.aProcess().get(world.aCall())).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  expect(world.kept.value).toBe('of the new authorisation');
});

it('that the vendor is rotating is kept before the process lets go of its store', async () => {
  const answer = Promise.withResolvers<FetchedToken>();
  const asked = Promise.withResolvers<void>();
  const world = aWorld({
    rotates: true,
    fetch: () => {
      asked.resolve();
      return answer.promise;
    },
  });
  const hasty = { signal: new AbortController().signal, deadline: world.time.now + 1 };
  await expect(world.aProcess().get(hasty)).rejects.toMatchObject({ kind: 'TIMEOUT' });
  await asked.promise;
  let hasLetGo = false;
  const settled = world.settle().then(() => (hasLetGo = true));
  await tick();
  expect(hasLetGo).toBe(false);
  answer.resolve({ value: 'late', expiresInMs: hour, keep: 'refresh token' });
  await settled;
  expect(world.kept.value).toBe('refresh token');
});

it('is renewed once by processes whose clocks differ', async () => {
  const { aProcess, aCall, fetches } = aWorld();
  const [ahead, behind] = [aProcess(['app'], 60_000), aProcess(['app'], -60_000)];
  await ahead.get(aCall(60_000));
  await behind.get(aCall(-60_000));
  expect(await behind.renew('token 1', aCall(-60_000))).toBe('token 2');
  expect(await ahead.renew('token 1', aCall(60_000))).toBe('token 2');
  expect(fetches()).toBe(2);
});
