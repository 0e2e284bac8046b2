import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { notes } from '../pushes/jing-notes.ts';
import type { Client } from './client.ts';
import { called, walk, type Known } from './known.ts';
import type { Visit } from './traffic.ts';
import { jingSecret } from './vendors.ts';

const everything = readFileSync(new URL('../../examples/1-everything.graphql', import.meta.url), 'utf8');

interface Source {
  readonly vendor: string;
  readonly status: string;
}

/** What clients do all day, and how often a second. */
export interface Habit {
  readonly name: string;
  readonly perSecond: number;
  readonly visit: Visit;
}

/** How many pushes were taken, and how many changes two clients saw, each in its own way. */
export interface Tally {
  pushed: number;
  paged: number;
  streamed: number;
  /** Writes meant; the vendor must have seen each once. */
  written: number;
}

/** All that must be answered well, whatever else goes on. */
export function habitsOf(client: Client, { leads, tasks, customers }: Known, tally: Tally): readonly Habit[] {
  const some = (ids: readonly string[], count: number): string[] =>
    Array.from({ length: count }, () => ids[Math.floor(Math.random() * ids.length)]!);

  const pageOfAll = async () => {
    const { status, body } = await client.ask(everything);
    if (status !== 200 || body.errors !== undefined) return `HTTP ${status}: ${JSON.stringify(body.errors)}`;
    const lists = Object.entries<{ readonly sources: readonly Source[]; readonly nodes: readonly unknown[] }>(
      body.data,
    );
    for (const [list, { sources, nodes }] of lists) {
      const sick = sources.filter((source) => !['OK', 'UNSUPPORTED'].includes(source.status));
      if (sick.length > 0 || nodes.length !== 5) return `${list}: ${nodes.length} rows, ${JSON.stringify(sick)}`;
    }
    return null;
  };

  const walkOfLeads = async () => {
    const ids = await walk(client, 'leads', called, 50);
    const isWhole = ids.length === leads.length && new Set(ids).isSupersetOf(new Set(leads));
    return isWhole ? null : `a walk of ${ids.length} instead of ${leads.length}`;
  };

  const byId = async () => {
    const ids = [...some(leads, 4), ...some(tasks, 2), ...some(customers, 4)];
    const { body } = await client.ask('query ByIds($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    const found = body.data?.nodes.map((node: { id: string } | null) => node?.id);
    return JSON.stringify(found) === JSON.stringify(ids) ? null : `by id: ${JSON.stringify(body.errors)}`;
  };

  const relations = async () => {
    const { body } = await client.ask(`query Relations {
      customers(vendors: [SOBOT], first: 5) { nodes { tags { name } followUps(first: 3) { nodes { id } } } }
      leads(vendors: [KUAISHOU, WSHOTO], first: 10) { nodes { tags { name } followUps(first: 3) { nodes { id } } } } }`);
    const isWhole = body.errors === undefined && body.data.customers.nodes.length === 5;
    return isWhole ? null : `relations: ${JSON.stringify(body.errors)}`;
  };

  const leave = async () => {
    const leaving = AbortSignal.timeout(Math.ceil(Math.random() * 30));
    await client.ask(everything, {}, leaving).catch((error: unknown) => {
      if (!leaving.aborted) throw error;
    });
    return null;
  };

  const series = notes(200_000, 'load');
  const push = async () => {
    // On 100 leads again and again, each at a time of its own.
    const { body } = series[tally.pushed]!;
    tally.pushed += 1;
    const status = await client.post(
      `/webhooks/jing/${jingSecret}`,
      body.replace(/load-(\d+)/, (_, n) => `load-${Number(n) % 100}`),
    );
    return status === 200 ? null : `a push: HTTP ${status}`;
  };

  let cursor: string | null = null;
  let reading: Promise<unknown> = Promise.resolve();
  /** One page after the other: a client with one cursor. */
  const readOn = () => {
    const next = reading.then(readPage);
    reading = next.catch(() => undefined);
    return next;
  };
  const readPage = async () => {
    const query =
      'query ReadOn($after: String) { changes(first: 100, after: $after) { nodes { cursor } pageInfo { endCursor } } }';
    const { body } = await client.ask(query, { after: cursor });
    if (body.errors !== undefined) return `changes: ${JSON.stringify(body.errors)}`;
    tally.paged += body.data.changes.nodes.length;
    cursor = body.data.changes.pageInfo.endCursor;
    return null;
  };

  const comeAndGo = async () => {
    const leaving = new AbortController();
    const late = setTimeout(() => leaving.abort(), 180_000);
    try {
      let events = 0;
      for await (const event of client.subscribe(
        'subscription Passing { changes(entities: [LEAD]) { cursor } }',
        leaving.signal,
      )) {
        if (!isChange(event)) return `a stream: ${event}`;
        events += 1;
        if (events === 3) return null;
      }
      return 'a stream ended';
    } catch (error) {
      if (leaving.signal.aborted) return 'a stream without an event for three minutes';
      throw error;
    } finally {
      clearTimeout(late);
      leaving.abort();
    }
  };

  const write = async () => {
    tally.written += 1;
    const query =
      'mutation Write($input: CustomerUpdateInput!) { customerUpdate(input: $input) { outcome userErrors { code } } }';
    const key = randomUUID();
    const input = { idempotencyKey: key, customerId: some(customers, 1)[0], remark: `爱喝茶 ${key}` };
    const send = async () => {
      const { body } = await client.ask(query, { input });
      const { outcome, userErrors } = body.data?.customerUpdate ?? {};
      return `${outcome} ${userErrors?.map(({ code }: { code: string }) => code).join()}`.trim();
    };
    // Two at once with one key: one of them may still run when the other comes.
    const both = await Promise.all([send(), send()]);
    const isOnce = both.includes('APPLIED') && both.every((told) => /^APPLIED$|IN_PROGRESS$/.test(told));
    const again = await send();
    return isOnce && again === 'APPLIED' ? null : `a write: ${both.join(' and ')}, then ${again}`;
  };

  const ask = (query: string, code: string) => async () => {
    const { body } = await client.ask(query);
    const found = body.errors?.[0]?.extensions?.code;
    return found === code ? null : `${code} expected: ${JSON.stringify(body.errors)}`;
  };
  const post = (path: string, body: string, expected: number) => async () => {
    const status = await client.post(path, body);
    return status === expected ? null : `HTTP ${expected} of ${path} expected: ${status}`;
  };
  const mistakes: readonly Visit[] = [
    ask('{ node(id: "rubbish") { id } }', 'BAD_USER_INPUT'),
    ask('{ nothingOfTheKind }', 'GRAPHQL_VALIDATION_FAILED'),
    ask('{ leads( }', 'GRAPHQL_PARSE_FAILED'),
    ask('{ leads(first: 5, after: "rubbish") { nodes { id } } }', 'BAD_USER_INPUT'),
    ask(`{ ${'a { '.repeat(30)} b ${'}'.repeat(30)} }`, 'COST_LIMIT'),
    post('/graphql', 'no JSON', 400),
    post(`/webhooks/jing/wrong-secret`, '{}', 404),
    post(`/webhooks/jing/${jingSecret}`, 'no JSON', 400),
  ];
  let mistake = 0;

  return [
    { name: 'a page of all lists of all vendors', perSecond: 2, visit: pageOfAll },
    { name: 'a walk over leads of two vendors', perSecond: 0.3, visit: walkOfLeads },
    { name: 'ten records by id', perSecond: 2, visit: byId },
    { name: 'relations', perSecond: 1, visit: relations },
    { name: 'clients that leave in the middle', perSecond: 2, visit: leave },
    { name: 'pushes', perSecond: 5, visit: push },
    { name: 'reading on in the changes', perSecond: 1, visit: readOn },
    { name: 'subscribers that come and go', perSecond: 2, visit: comeAndGo },
    { name: 'writes, each sent three times', perSecond: 0.5, visit: write },
    { name: 'mistakes of clients', perSecond: 2, visit: () => mistakes[mistake++ % mistakes.length]!() },
  ];
}

/** True of an event that carries a change and nothing else. */
export const isChange = (event: string): boolean => /^{"data":{"changes":{"cursor":"[^"]+"}}}$/.test(event);
