import { Pool } from 'undici';

/** A request as the load sends it. */
export interface Post {
  readonly body: string;
  readonly authorization: string | null;
}

/** What one run gave. Times in milliseconds. */
export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 200 or held errors. */
  readonly failures: number;
  /** What the first of them said; null: there was none. */
  readonly firstFailure: string | null;
}

const mostOfAFailure = 2000; // characters

const headersOf = ({ authorization }: Post): Record<string, string> => ({
  'content-type': 'application/json',
  accept: 'application/json',
  ...(authorization === null ? {} : { authorization }),
});

/** So many clients, each sends its next request when it has its answer; ends after so many seconds. */
export async function load(
  url: string,
  postAt: (index: number) => Post,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<Measured> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: clients, headersTimeout: 30_000, bodyTimeout: 30_000 });
  const latencies: number[] = [];
  let failures = 0;
  let firstFailure: string | null = null;
  let index = 0;
  const begin = performance.now();
  const until = begin + seconds * 1000;

  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const post = postAt(index++);
      const sentAt = performance.now();
      let isGood = true;
      let said = '';
      const end = () => {
        latencies.push(performance.now() - sentAt);
        if (!isGood) {
          failures++;
          firstFailure ??= said.slice(0, mostOfAFailure);
        }
        resolve();
      };
      pool.dispatch(
        { method: 'POST', path: pathname, headers: headersOf(post), body: post.body },
        {
          onRequestStart() {},
          onResponseStart(_controller, status) {
            isGood = status === 200;
            if (!isGood) said = `HTTP ${status}: `;
          },
          onResponseData(_controller, chunk) {
            isGood &&= !chunk.includes('"errors":');
            if (!isGood) said += chunk.toString();
          },
          onResponseEnd: end,
          onResponseError(_controller, error) {
            isGood = false;
            said += error.message;
            end();
          },
        },
      );
    });

  const client = async () => {
    while (performance.now() < until) await one();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - begin) / 1000;
  await pool.destroy();
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    requests: sorted.length,
    perSecond: sorted.length / took,
    p50: at(0.5),
    p99: at(0.99),
    failures,
    firstFailure,
  };
}

/** One request, its answer parsed. */
export async function ask(url: string, post: Post): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: headersOf(post), body: post.body });
  return response.json();
}
