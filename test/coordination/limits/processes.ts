import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { freshDatabase } from '../../support/fresh-database.ts';
import { startProgram } from '../../support/program.ts';
import { aFolder } from '../../pushes/a-folder.ts';

export type Program = Awaited<ReturnType<typeof startProgram>>;

/** So many servers over one Redis and one PostgreSQL. */
export async function startPrograms(
  count: number,
  redisUrl: string,
  environment: Readonly<Record<string, string>>,
): Promise<readonly Program[]> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  const shared = { DATABASE_URL: database.url, REDIS_URL: redisUrl, REQUEST_BUDGET_MS: '5000' };
  return Promise.all(
    Array.from({ length: count }, () =>
      startProgram(aFolder(), { ...shared, VENDOR_TIMEOUT_MS: '3000', ...environment }),
    ),
  );
}

/** How a read of Kuaishou's leads ended: the status of the vendor, and when it may be asked again. */
export interface Read {
  readonly status: string;
  readonly retryAfterMs: number | null;
  readonly tookMs: number;
}

let asked = 0;

/** Reads leads, as this client. No two reads are equal, so that each is a call of its own. */
export async function readLeads({ url }: Program, client = 'a client'): Promise<Read> {
  const gte = new Date(Date.UTC(2026, 0, 1) + 1000 * ++asked).toISOString();
  const query = `{ leads(vendors: [KUAISHOU], first: 5, filter: { createdAt: { gte: "${gte}" } }) { sources { status retryAfterMs } } }`;
  const begunAt = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'graphql-client-name': client },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: { leads: { sources: { status: string; retryAfterMs: number | null }[] } };
  };
  const [source] = data.leads.sources;
  return { status: source!.status, retryAfterMs: source!.retryAfterMs, tookMs: performance.now() - begunAt };
}

/** Readers that go on reading until they are told to stop, a little later after a read that failed. What they read is told when they have. */
export function readers(programs: readonly Program[], count: number, client?: string) {
  const reads: (Read & { readonly endedAt: number })[] = [];
  const state = { isStopped: false };
  const read = async (number: number): Promise<void> => {
    while (!state.isStopped) {
      const done = await readLeads(programs[number % programs.length]!, client);
      reads.push({ ...done, endedAt: performance.now() });
      if (done.status !== 'OK') await pause(100);
    }
  };
  const all = Array.from({ length: count }, (_, number) => read(number));
  const stop = async () => {
    state.isStopped = true;
    await Promise.all(all);
    return reads;
  };
  onTestFinished(async () => void (await stop()));
  return { reads, stop };
}
