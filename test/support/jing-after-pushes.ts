import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Adapter } from '../../src/vendors/adapter.ts';
import type { KeysetPart, ListPlan } from '../../src/vendors/list-plan.ts';
import { parseLossless } from '../../src/vendors/values/lossless.ts';
import { aCall } from './http-over.ts';
import { jing } from '../../src/vendors/jing/adapter.ts';
import { push } from '../../src/vendors/jing/pushes/push.ts';
import { objectIn, type JsonObject } from '../../src/vendors/jing/shapes.ts';

export const receivedAt = new Date('2026-11-01T08:00:00Z');
export const listeningSince = new Date('2026-10-31T00:00:00Z');

const refuse = async (): Promise<never> => {
  throw new Error('Jing is never called.');
};

/** The adapter over a store that has taken these pushes, one after the other. Every call to the vendor fails. */
export const afterPushes = async (...bodies: readonly JsonObject[]): Promise<Adapter> =>
  (await storeAfterPushes(...bodies)).adapter;

/** The same, with the store. */
export async function storeAfterPushes(...bodies: readonly JsonObject[]): Promise<{ adapter: Adapter; store: Store }> {
  const clock = { now: () => receivedAt.getTime() };
  const store = openSqliteStore({ path: ':memory:', clock });
  await store.listenFrom('jing', listeningSince);
  for (const body of bodies) {
    const text = JSON.stringify(body);
    const reading = push.read(objectIn(parseLossless(text)) ?? {});
    await store.accept({ vendor: 'jing', body: text, receivedAt, reading });
  }
  const adapter = jing.connect(jing.settings.schema.parse({ JING_WEBHOOK_SECRET: 'secret' }), {
    http: { read: refuse, send: refuse },
    records: store.records('jing'),
    tokens: { source: () => ({ get: refuse, renew: refuse }) },
    clock,
    log: { info: () => {}, warn: () => {} },
  });
  return { adapter, store };
}

/** All rows of a list, walked in small pages. */
export async function walk<R extends { readonly ref: string }>(
  plan: ListPlan<R>,
  timeOf: (row: R) => Date | null | undefined,
  limit = 7,
): Promise<R[]> {
  const rows: R[] = [];
  for (const part of plan.parts) {
    let last: R | undefined;
    for (let isEnd = false; !isEnd;) {
      const after = last && { time: timeOf(last)?.getTime() ?? null, ref: last.ref };
      const reply = await (part as KeysetPart<R>).after({ after: after ?? null, limit }, aCall());
      rows.push(...reply.rows);
      last = reply.rows.at(-1) ?? last;
      isEnd = reply.isEnd;
    }
  }
  return rows;
}
