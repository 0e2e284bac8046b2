import { describe, expect, it, onTestFinished } from 'vitest';
import { aFeed } from '../../test/support/a-feed.ts';
import { fakeVendors } from '../../test/support/fake-vendors.ts';
import { pushChange, pushChanges } from '../../test/support/pushed-changes.ts';
import type { Change } from '../records/change.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import { StoreUnavailable, type ChangeAsk, type Store } from '../store/store.ts';
import { systemClock } from '../vendors/clock.ts';
import type { ChangeFeedOptions } from './change-feed.ts';
import type { Following } from './follower.ts';

function aStore(): Store {
  const store = openSqliteStore({ path: ':memory:', clock: systemClock });
  onTestFinished(() => store.close());
  return store;
}

async function started(store: Pick<Store, 'changes'>, options: Partial<ChangeFeedOptions> = {}) {
  const feed = aFeed(store, options);
  onTestFinished(() => feed.end());
  await feed.start();
  return feed;
}

const names = (from: number, count: number) => Array.from({ length: count }, (_, index) => `lead ${from + index}`);
const stays = new AbortController().signal;

async function take(following: Following, count: number): Promise<string[]> {
  const refs: string[] = [];
  while (refs.length < count) {
    const { value } = await following.next();
    if (value === undefined) break;
    refs.push(value.ref);
  }
  return refs;
}

describe('the feed of changes', () => {
  it('gives a follower all behind its place, each once and in order, from the store and then from memory', async () => {
    const store = aStore();
    await pushChanges(store, names(0, 120));
    const feed = await started(store, { most: 10 });
    const following = feed.follow({ after: 3 }, stays);
    expect(await take(following, 60)).toEqual(names(3, 60));
    await pushChanges(store, names(120, 45));
    expect(await take(following, 102)).toEqual(names(63, 102));
    const waiting = following.next();
    await pushChange(store, 'the last');
    expect((await waiting).value).toMatchObject({ ref: 'the last', number: 166 });
  });

  it('keeps no more of the latest in memory than it should', async () => {
    const store = aStore();
    const asked: number[] = [];
    const after = (ask: ChangeAsk & { limit: number }) => {
      asked.push(ask.after);
      return store.changes.after(ask);
    };
    const feed = await started({ changes: { ...store.changes, after } }, { most: 10, pollMs: 60_000 });
    await pushChanges(store, names(0, 100));
    await take(feed.follow({ after: 95 }, stays), 5);
    const ofTheTail = asked.length;
    await take(feed.follow({ after: 50 }, stays), 1);
    expect(asked.slice(ofTheTail)).toEqual([50]);
  });

  it('gives only what was asked for, and passes the rest', async () => {
    const store = aStore();
    const feed = await started(store);
    await pushChange(store, 'a', { subject: 'CUSTOMER' });
    await pushChange(store, 'b', { vendor: 'sobot' });
    await pushChange(store, 'c', { subject: 'UNKNOWN' });
    await pushChange(store, 'd');
    expect(await take(feed.follow({ after: 0, vendors: ['jing'], subjects: ['LEAD', 'UNKNOWN'] }, stays), 2)).toEqual([
      'c',
      'd',
    ]);
    expect(await take(feed.follow({ after: 0, vendors: ['sobot'] }, stays), 1)).toEqual(['b']);
  });

  it('finds what was committed though nobody said so, as after a crash between commit and bell', async () => {
    const store = aStore();
    const deaf = { ...store.changes, onNews: () => () => undefined };
    const feed = await started({ changes: deaf }, { pollMs: 5 });
    const following = feed.follow({ after: 0 }, stays);
    const waiting = following.next();
    await pushChange(store, 'a');
    expect((await waiting).value).toMatchObject({ ref: 'a' });
  });

  it('tells the vendor of each change once and in order, also if nobody follows, and whatever it throws', async () => {
    const store = aStore();
    const told: string[] = [];
    const pushed = ({ ref }: Change) => {
      told.push(ref);
      throw new Error('A bug of the vendor.');
    };
    const feed = await started(store, { vendors: fakeVendors({ jing: { pushed }, sobot: {} }) });
    await pushChange(store, 'a');
    await pushChange(store, 'b', { vendor: 'sobot' });
    await pushChange(store, 'c');
    expect(await take(feed.follow({ after: 2 }, stays), 1)).toEqual(['c']);
    expect(told).toEqual(['a', 'c']);
  });

  it('waits while the store is down, and goes on without a gap', async () => {
    const store = aStore();
    let isDown = true;
    const unlessDown = <T>(work: () => Promise<T>) => (isDown ? Promise.reject(new StoreUnavailable('gone')) : work());
    const { changes } = store;
    const shaky = {
      ...changes,
      after: (ask: ChangeAsk & { limit: number }) => unlessDown(() => changes.after(ask)),
      latest: () => unlessDown(() => changes.latest()),
      oldest: () => unlessDown(() => changes.oldest()),
    };
    const warned: string[] = [];
    const log = { info: () => undefined, warn: (text: string) => void warned.push(text), error: () => undefined };
    const feed = await started({ changes: shaky }, { pollMs: 5, log });
    const following = feed.follow({ after: 0 }, stays);
    const first = following.next();
    await pushChange(store, 'a');
    await feed.start();
    isDown = false;
    expect((await first).value).toMatchObject({ ref: 'a' });
    isDown = true;
    const second = following.next();
    await pushChange(store, 'b');
    await feed.start();
    await feed.start();
    isDown = false;
    expect((await second).value).toMatchObject({ ref: 'b' });
    expect(warned).toHaveLength(2);
  });

  it('ends for a reader that leaves, one that has gone, and all when the server stops', async () => {
    const feed = await started(aStore());
    const left = feed.follow({ after: 0 }, stays);
    const leaving = left.next();
    await left.return();
    expect(await leaving).toEqual({ done: true, value: undefined });

    const client = new AbortController();
    const gone = feed.follow({ after: 0 }, client.signal).next();
    client.abort();
    expect((await gone).done).toBe(true);

    const open = feed.follow({ after: 0 }, stays).next();
    feed.end();
    expect((await open).done).toBe(true);
    expect((await feed.follow({ after: 0 }, stays).next()).done).toBe(true);
  });

  it('says so rather than skip what is kept no longer, also in the middle of following', async () => {
    const store = aStore();
    await pushChanges(store, names(0, 3));
    const pruned = { ...store.changes, oldest: async () => 2 };
    const feed = await started({ changes: pruned });
    const following = feed.follow({ after: 1 }, stays);
    await expect(following.next()).rejects.toThrow('no longer kept');
    expect((await following.next()).done).toBe(true);
  });
});
