import { readFileSync } from 'node:fs';
import { expect, onTestFinished, vi } from 'vitest';
import { ask } from '../support/ask.ts';
import { serverOverPorts } from '../support/server-over-ports.ts';
import { vendorOnPort, type CalledVendor, type VendorOnPort } from '../support/vendor-on-port.ts';

/** The README's question, with the outcomes told in full. */
export const everything = readFileSync(
  new URL('../../examples/1-everything.graphql', import.meta.url),
  'utf8',
).replaceAll(/(\n +)totalCount\n/g, '$1totalCount$1retryAfterMs$1error { code vendorCode message retryable }\n');

const budgetMs = 1500;
const slackMs = 500;

export const names = ['kuaishou', 'sobot', 'wshoto'] as const;
/** The lists of that question for which each vendor is called. */
export const listsOf: Readonly<Record<CalledVendor, readonly string[]>> = {
  kuaishou: ['leads'],
  sobot: ['customers', 'tags'],
  wshoto: ['leads', 'customers', 'followUps', 'tasks'],
};

interface Outcome {
  readonly vendor: string;
  readonly status: string;
  readonly returned: number;
  readonly retryAfterMs: number | null;
  readonly error: { readonly code: string; readonly vendorCode: string | null } | null;
}
export type Lists = Readonly<
  Record<
    string,
    {
      readonly nodes: unknown[];
      readonly sources: Outcome[];
      readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    }
  >
>;
export type Running = Awaited<ReturnType<typeof start>>;

/** Fresh vendors on ports and a fresh server over them. */
export async function start(vendors: readonly CalledVendor[] = names) {
  const ports = await Promise.all(vendors.map(vendorOnPort));
  // Sobot's library of tags is asked for each time: kept, it would outlive the trouble.
  const server = await serverOverPorts(ports, {
    REQUEST_BUDGET_MS: String(budgetMs),
    VENDOR_TIMEOUT_MS: '500',
    SOBOT_LIBRARY_TTL_MS: '0',
  });
  const close = async () => {
    await server.close();
    await Promise.all(ports.map((port) => port.close()));
  };
  const of = (name: CalledVendor): VendorOnPort => ports.find((port) => port.name === name)!;
  return { ...server, ports, of, close };
}

/** The same for one test. */
export async function run(): Promise<Running> {
  const running = await start();
  onTestFinished(() => running.close());
  return running;
}

/** The answer where all is well and only these vendors are on. */
export async function healthyAnswer(vendors?: readonly CalledVendor[]): Promise<Lists> {
  const running = await start(vendors);
  // On a busy machine the first answers of a fresh server come too late: those are not the healthy ones.
  const healthy = await vi.waitUntil(
    async () => {
      const { body } = await ask(running.server, everything);
      return (vendors ?? names).every((name) => isAnswered(body.data, name)) && body.data;
    },
    { timeout: 30_000 },
  );
  await running.close();
  return healthy;
}

const isAnswered = (lists: Lists, name: CalledVendor): boolean =>
  listsOf[name].every((list) => outcomeIn(lists, list, name)?.error === null);

interface Told {
  readonly data: Lists;
  readonly errors?: unknown[];
  readonly extensions: {
    readonly sources: readonly { path: string[]; vendor: string; status: string; retryAfterMs: number | null }[];
  };
}

/** Asks, and checks what holds for every answer: HTTP 200, within the budget, nothing that nobody may see. */
export async function asked(
  { server, secrets, log }: Running,
  query = everything,
  variables: object = {},
): Promise<Told> {
  const begun = performance.now();
  const { status, body } = await ask(server, query, { variables });
  expect(performance.now() - begun).toBeLessThan(budgetMs + slackMs);
  expect(status).toBe(200);
  const told = JSON.stringify(body) + log.join('');
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/127\.0\.0\.1| {4}at |access_token=|"stack"/);
  expect(log.filter((line) => line.includes('fault of ours'))).toEqual([]);
  return body;
}

export const rowsOf = (lists: Lists) =>
  Object.fromEntries(Object.entries(lists).map(([list, { nodes }]) => [list, nodes]));

export const outcomeIn = (lists: Lists, list: string, vendor: string) =>
  lists[list]!.sources.find((source) => source.vendor === vendor.toUpperCase());
