import { readConfiguration } from '../../src/configuration.ts';
import { createChangeFeed } from '../../src/changes/change-feed.ts';
import { memoryCoordination } from '../../src/coordination/memory-coordination.ts';
import { createLog } from '../../src/log.ts';
import { playPushes } from '../../src/play-pushes.ts';
import { createSchema } from '../../src/schema.ts';
import { createServer, type ServerParts } from '../../src/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Clock } from '../../src/vendors/clock.ts';
import { connectVendors } from '../../src/vendors/connect.ts';
import { ask } from '../support/ask.ts';

/** A question as a client sends it. */
export interface Asked {
  readonly query: string;
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/** An answer with nothing in it that must differ from one time to the other. */
export interface Answered {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly AnsweredError[];
  readonly extensions: unknown;
}

/** Two servers over sandboxes of their own and one store, equal but for their way of running queries, at the same hour. */
export async function twoWorlds() {
  const time = { now: Date.parse('2026-11-20T08:00:00Z') };
  const clock = { now: () => time.now };
  const store = openSqliteStore({ path: ':memory:', clock });
  const slow = await aWorld(store, clock, 'off');
  const fast = await aWorld(store, clock, 'on');
  await slow.play();
  return {
    /** Both answers to the same question at the same moment; a minute goes by before. */
    async both(asked: Asked) {
      time.now += 60_000;
      return { slow: await answerOf(slow, asked), fast: await answerOf(fast, asked) };
    },
    slow,
    fast,
    async close() {
      await slow.close();
      await fast.close();
      await store.close();
    },
  };
}

async function aWorld(store: Store, clock: Clock, fastPath: NonNullable<ServerParts['fastPath']>) {
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });
  const coordination = memoryCoordination();
  const configuration = readConfiguration({ SANDBOX: '1' });
  const connection = connectVendors({ configuration, store, coordination, clock, log });
  const { vendors } = connection;
  const feed = createChangeFeed({ changes: store.changes, bell: coordination.bell, vendors, clock, log });
  const parts = { schema: createSchema(), vendors, store, log, clock, feed, budgetMs: 2000, isProduction: false };
  const server = createServer({ ...parts, fastPath });
  await feed.start();
  const play = async () => {
    for (const { name } of vendors.values()) await store.listenFrom(name, new Date(clock.now()));
    await (await playPushes(connection, server, log)).close();
  };
  const close = async () => {
    feed.end();
    await connection.close();
  };
  return { server, schema: parts.schema, logged, play, close };
}

type World = Awaited<ReturnType<typeof aWorld>>;

async function answerOf({ server }: World, { query, variables = {}, headers = {} }: Asked): Promise<Answered> {
  const { status, body } = await ask(server, query, { variables, headers });
  const {
    data,
    errors = [],
    extensions,
  } = body as { data?: unknown; errors?: AnsweredError[]; extensions?: { sources?: object[] } };
  return {
    status,
    data,
    errors: errors.map(withoutRequestId).toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1)),
    // In the order in which vendors answered.
    extensions: { ...extensions, sources: extensions?.sources?.map((note) => JSON.stringify(note)).toSorted() },
  };
}

const textOf = (error: AnsweredError): string => JSON.stringify(error);
const withoutRequestId = (error: AnsweredError): AnsweredError => JSON.parse(textOf(error).replace(uuid, '…'));
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;
