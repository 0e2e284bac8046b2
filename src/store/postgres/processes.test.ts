import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { heldCommits } from '../../../test/support/held-commits.ts';
import { postgresSchemas } from '../../../test/support/postgres-schemas.ts';
import { aPush, anEvent, anItem, aPushOf } from '../../../test/support/store-suites/store-place.ts';
import type { Store } from '../store.ts';
import { migrations } from './schema.ts';

const clock = { now: () => 5000 };
const schemas = postgresSchemas();

async function aStore(schema = schemas.newSchema()): Promise<{ store: Store; schema: string }> {
  const store = await schemas.open(schema, { clock });
  onTestFinished(() => store.close());
  return { store, schema };
}

describe.runIf(schemas.isHere)('processes over one PostgreSQL', () => {
  it('makes the tables once when eight start at the same time', async () => {
    const schema = schemas.newSchema();
    const stores = await Promise.all(Array.from({ length: 8 }, () => aStore(schema)));
    expect(new Set(stores.map(({ store }) => store.changes.id)).size).toBe(1);
    const made = await schemas.run(`SELECT number FROM ${schema}.migrations ORDER BY number`);
    expect(made).toEqual(migrations.map((_sql, number) => ({ number })));
  });

  it('leaves nothing behind where a migration fails, and refuses what a newer program made', async () => {
    const schema = schemas.newSchema();
    await schemas.run(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.writes ()`);
    await expect(schemas.open(schema, { clock })).rejects.toThrow('DATABASE_URL cannot be used (42P07)');
    expect(await schemas.run(`SELECT tablename FROM pg_tables WHERE schemaname = '${schema}'`)).toEqual([
      { tablename: 'writes' },
    ]);
    const { schema: newer } = await aStore();
    await schemas.run(`INSERT INTO ${newer}.migrations (number) VALUES (90)`);
    await expect(schemas.open(newer, { clock })).rejects.toThrow('newer version');
  });

  it('hears in one process what is pushed to another, and keeps it once', async () => {
    const { store: one, schema } = await aStore();
    const { store: two } = await aStore(schema);
    const heard: Promise<number>[] = [];
    onTestFinished(two.changes.onNews(() => void heard.push(two.changes.latest())));
    const push = aPushOf('one', 'k', anItem('a'));
    const accepted = await Promise.all([one.accept(push), two.accept(push)]);
    expect(accepted.filter(({ isRepeat }) => isRepeat)).toHaveLength(1);
    await expect.poll(async () => (await Promise.all(heard)).at(-1)).toBe(1);
  });

  it('gives every change its number in the order in which readers see them, whoever pushes', async () => {
    const { store: reader, schema } = await aStore();
    const writers = await Promise.all(Array.from({ length: 4 }, () => aStore(schema)));
    const seen: number[] = [];
    const read = async () => {
      while (seen.length < 80) {
        const more = await reader.changes.after({ after: seen.at(-1) ?? 0, limit: 50 });
        seen.push(...more.map(({ number }) => number));
      }
    };
    const reading = read();
    await Promise.all(
      writers.map(async ({ store }, writer) => {
        for (let n = 0; n < 20; n++) await store.accept(aPushOf('one', `${writer} ${n}`, anItem(`${writer} ${n}`)));
      }),
    );
    await reading;
    expect(seen).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });

  it('makes who began later wait for who began first, so that a reader between them loses neither', async () => {
    const { store: slow, schema } = await aStore();
    const { store: quick } = await aStore(schema);
    // The first push is held back at its commit, with its number given, until we let go.
    const { hold, waiting } = heldCommits(schemas, schema);
    const letGo = await hold(`NEW.vendor = 'slow'`);
    const first = slow.accept(aPushOf('slow', 'k', anItem('first')));
    await expect.poll(waiting).toBe(1);
    const second = quick.accept(aPushOf('quick', 'k', anItem('second')));
    await expect.poll(waiting).toBe(2);
    expect(await quick.changes.after({ after: 0, limit: 5 })).toEqual([]);
    expect(await quick.changes.latest()).toBe(0);
    await letGo();
    await Promise.all([first, second]);
    const told = await quick.changes.after({ after: 0, limit: 5 });
    expect(told.map(({ number, ref }) => [number, ref])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  it('answers a push only when it is committed, with a commit that waits for the disk whatever the server says', async () => {
    const schema = schemas.newSchema();
    const url = new URL(schemas.url);
    url.searchParams.set('options', '-c synchronous_commit=off -c default_transaction_isolation=serializable');
    const store = await schemas.open(schema, { clock, url: url.href });
    onTestFinished(() => store.close());
    await schemas.run(`CREATE TABLE ${schema}.seen (what TEXT)`);
    const { hold, waiting } = heldCommits(schemas, schema);
    const letGo = await hold('true', `INSERT INTO ${schema}.seen VALUES (current_setting('synchronous_commit'))`);
    const answered = vi.fn<() => void>();
    const accepting = store.accept(aPush('k', anEvent({}))).then(answered);
    await expect.poll(waiting).toBe(1);
    expect(answered).not.toHaveBeenCalled();
    expect(await schemas.run(`SELECT * FROM ${schema}.pushes`)).toEqual([]);
    await letGo();
    await accepting;
    expect(await schemas.run(`SELECT * FROM ${schema}.seen`)).toEqual([{ what: 'on' }]);
    expect(await schemas.run(`SELECT state FROM ${schema}.pushes`)).toEqual([{ state: 'applied' }]);
  });
});
