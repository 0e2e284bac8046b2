// Two processes over one database, stopped and started again one after the other while they are asked.
import { expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { notes } from '../pushes/jing-notes.ts';
import { freePort } from '../support/free-port.ts';
import { oneConnection, type OneConnection, type PlainAnswer } from '../support/one-connection.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

const secret = 'a-secret-of-the-test';
const question = JSON.stringify({
  query:
    '{ customers(vendors: [SOBOT], first: 1) { nodes { id } sources { status } } leads(vendors: [JING]) { sources { status } } }',
});
const looksEveryMs = 250;
const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A balancer: it looks at `/readyz` of each process now and then, and leaves one that is not ready. */
function aBalancer(urls: readonly string[]) {
  const ready = new Set<string>();
  const over = new AbortController();
  const watch = async (url: string): Promise<void> => {
    while (!over.signal.aborted) {
      const status = await fetch(`${url}/readyz`).then(
        (response) => response.status,
        () => 503,
      );
      if (status === 200) ready.add(url);
      else ready.delete(url);
      await pause(looksEveryMs);
    }
  };
  const watching = urls.map(watch);
  onTestFinished(async () => {
    over.abort();
    await Promise.all(watching);
  });
  return { ready };
}

it(
  'no question and no push fails while each process is stopped and started again, twice, for a client that leaves what is not ready',
  { timeout: 300_000 },
  async () => {
    const vendor = await vendorOnPort('sobot');
    onTestFinished(vendor.close);
    const folder = aFolder();
    const ports = [await freePort(), await freePort()];
    const start = (port: number) =>
      startProgram(folder, {
        ...vendor.env,
        JING_WEBHOOK_SECRET: secret,
        PORT: String(port),
        SOBOT_CONCURRENCY: '32',
      });
    const programs = await Promise.all(ports.map(start));
    const urls = programs.map(({ url }) => url);
    const { ready } = aBalancer(urls);
    await expect.poll(() => ready.size).toBe(2);

    const outcomes = new Map<string, number>();
    const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const over = new AbortController();
    const bodies = notes(20_000, 'roll')
      .map(({ body }) => body)
      .values();

    /** Sends one request after the other over connections that it keeps, to each process that is ready in its turn. */
    const work = async (
      send: (to: OneConnection) => Promise<PlainAnswer>,
      isGood: (answer: PlainAnswer) => boolean,
    ) => {
      const kept = new Map(urls.map((url) => [url, oneConnection(url)]));
      for (let turn = 0; !over.signal.aborted; turn += 1) {
        const targets = [...ready];
        const url = targets[turn % Math.max(1, targets.length)];
        if (url === undefined) {
          count('nobody is ready');
          await pause(20);
          continue;
        }
        try {
          const answer = await send(kept.get(url)!);
          count(isGood(answer) ? 'good' : `${answer.status} ${answer.text}`);
        } catch (error) {
          count(String(error));
        }
      }
    };
    const ask = () =>
      work(
        (to) => to.post('/graphql', question),
        ({ text }) => text.split('"status":"OK"').length === 3,
      );
    const push = () =>
      work(
        (to) => to.post(`/webhooks/jing/${secret}`, bodies.next().value!),
        ({ status }) => status === 200,
      );
    const workers = [...Array.from({ length: 12 }, ask), ...Array.from({ length: 4 }, push)];

    for (let round = 0; round < 2; round += 1) {
      for (const [index, port] of ports.entries()) {
        const goodBefore = outcomes.get('good') ?? 0;
        await expect.poll(() => outcomes.get('good') ?? 0, { timeout: 60_000 }).toBeGreaterThan(goodBefore + 200);
        programs[index]!.signal('SIGTERM');
        expect(await programs[index]!.ended).toBe(0);
        programs[index] = await start(port);
        await expect.poll(() => ready.size, { timeout: 60_000 }).toBe(2);
      }
    }
    await expect.poll(() => outcomes.get('good') ?? 0, { timeout: 120_000 }).toBeGreaterThan(3000);
    over.abort();
    await Promise.all(workers);
    expect([...outcomes.keys()]).toEqual(['good']);
  },
);
