import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settingsOf } from '../../src/store/postgres/connection.ts';
import { StoreUnavailable, type Store } from '../../src/store/store.ts';
import { Refusal } from '../../src/vendors/vendor-error.ts';
import { heldCommits } from '../support/held-commits.ts';
import { postgresSchemas } from '../support/postgres-schemas.ts';
import { anEvent, anItem, aPush, aPushOf } from '../support/store-suites/store-place.ts';
import { wire } from './wire.ts';

const clock = { now: () => 5000 };
const schemas = postgresSchemas();

describe.runIf(schemas.isHere)('PostgreSQL over a wire that can be cut', () => {
  async function aStore() {
    const schema = schemas.newSchema();
    const { cut, restore, hang, url } = await wire(schemas.url);
    const store = await schemas.open(schema, { clock, url });
    onTestFinished(() => store.close());
    return { store, schema, cut, restore, hang };
  }

  const refs = async (store: Store) =>
    (await store.records('one').list('LEAD', { after: null, limit: 9 })).rows.map(({ ref }) => ref);

  it('refuses everything while it is cut, and works again by itself when it is back', async () => {
    const { store, cut, restore } = await aStore();
    const heard: number[] = [];
    onTestFinished(store.changes.onNews(() => void heard.push(1)));
    await store.accept(aPush('before', anEvent({ ref: 'before' })));
    await cut();
    expect(await store.isReady()).toBe(false);
    await expect(store.accept(aPush('during', anEvent({ ref: 'during' })))).rejects.toThrow(StoreUnavailable);
    await expect(refs(store)).rejects.toThrow(Refusal);
    await expect(store.changes.after({ after: 0, limit: 1 })).rejects.toThrow(StoreUnavailable);
    await expect(store.parking.replay(1, aPush('x'))).rejects.toThrow(StoreUnavailable);
    await restore();
    expect(await store.isReady()).toBe(true);
    await store.accept(aPush('after', anEvent({ ref: 'after' })));
    expect(await refs(store)).toEqual(['after', 'before']);
    // What another process did meanwhile nobody told us: listeners must look for themselves.
    await expect.poll(() => heard.length, { timeout: 5000 }).toBeGreaterThan(0);
    const calls = heard.length;
    await store.accept(aPushOf('one', 'news', anItem('news')));
    await expect.poll(() => heard.length).toBeGreaterThan(calls);
  });

  it('outlives the end of its connections by the hand of the server', async () => {
    const name = schemas.newSchema();
    const url = new URL(schemas.url);
    url.searchParams.set('application_name', name);
    const store = await schemas.open(name, { clock, url: url.href });
    onTestFinished(() => store.close());
    await Promise.all([store.isReady(), store.isReady(), store.lastPushAt('one')]);
    const ended = await schemas.run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${name}'`,
    );
    expect(ended.length).toBeGreaterThanOrEqual(2);
    await expect.poll(() => store.isReady()).toBe(true);
    expect(await store.accept(aPush('k', anEvent({})))).toMatchObject({ isRepeat: false });
  });

  it('gives up on a server that hangs, those who wait behind it included, and keeps each push once afterwards', async () => {
    const { store, hang, restore } = await aStore();
    await store.accept(aPush('before'));
    hang();
    const startedAt = performance.now();
    const first = store.accept(aPush('first', anEvent({ ref: 'first' })));
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const second = store.accept(aPush('second', anEvent({ ref: 'second' })));
    const refused = await Promise.allSettled([first, second, store.isReady()]);
    expect(refused).toMatchObject([
      { reason: expect.any(StoreUnavailable) },
      { reason: expect.any(StoreUnavailable) },
      { value: false },
    ]);
    expect(performance.now() - startedAt).toBeLessThan(6000);
    await restore();
    await expect.poll(() => store.isReady()).toBe(true);
    await Promise.all(['first', 'second'].map((key) => store.accept(aPush(key, anEvent({ ref: key })))));
    expect(await refs(store)).toEqual(['first', 'second']);
  });

  it('says nothing of a commit whose answer is lost, and takes the repeat for one', async () => {
    const { store, schema, cut, restore } = await aStore();
    const { hold, waiting } = heldCommits(schemas, schema);
    const letGo = await hold('true');
    const accepting = Promise.allSettled([store.accept(aPush('k', anEvent({})))]);
    await expect.poll(waiting).toBe(1);
    await cut();
    expect(await accepting).toMatchObject([{ reason: expect.any(StoreUnavailable) }]);
    await letGo();
    await expect.poll(() => schemas.run(`SELECT FROM ${schema}.pushes`)).toHaveLength(1);
    await restore();
    expect(await store.accept(aPush('k', anEvent({})))).toEqual({ isRepeat: true, parked: null });
  });

  it('throws out a process that hangs inside a transaction, so that others go on', async () => {
    const { store, schema } = await aStore();
    const hung = new pg.Client({ connectionString: schemas.url });
    hung.on('error', () => undefined);
    await hung.connect();
    onTestFinished(() => hung.end());
    await hung.query(settingsOf({ url: schemas.url, schema }));
    await hung.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('${schema} writes', 0))`);
    expect(await store.accept(aPush('k', anEvent({})))).toMatchObject({ isRepeat: false });
  });
});

it.runIf(schemas.isHere)('refuses the start in one sentence that does not tell the address', async () => {
  const url = new URL(schemas.url);
  url.pathname = '/s3cret_none';
  const opened = schemas.open('none', { clock, url: url.href });
  await expect(opened).rejects.toThrow(StoreUnavailable);
  await expect(opened).rejects.toThrow(/^The database of DATABASE_URL cannot be used \(3D000\): [^]*rights\.$/);
});

it.runIf(schemas.isHere)('waits for a database that is just starting, and gives up on one that does not', async () => {
  const { url, cut, restore } = await wire(schemas.url);
  await cut();
  const opening = schemas.open(schemas.newSchema(), { clock, url });
  setTimeout(() => void restore(), 600);
  await (await opening).close();
  const never = await wire(schemas.url);
  await never.cut();
  await expect(schemas.open('none', { clock, url: never.url, waitMs: 1000 })).rejects.toThrow(
    /^The database of DATABASE_URL was not reached within 1 seconds \(ECONN\w+\)\.$/,
  );
});
