import { expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../store.ts';
import { patienceWith } from './patience.ts';

/** A database that does what the test says. */
function aDatabase() {
  const asked = { probes: 0, work: 0 };
  const answers: { give(): void; fail(): void }[] = [];
  let isWell = false;
  const patience = patienceWith({
    probe: async () => {
      asked.probes += 1;
      if (!isWell) throw new StoreUnavailable('gone');
    },
    slowMs: 20,
    probeEveryMs: 5,
  });
  onTestFinished(() => patience.close());
  const ask = () =>
    patience.ask(() => {
      asked.work += 1;
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      answers.push({ give: () => resolve('well'), fail: () => reject(new StoreUnavailable('gone')) });
      return promise;
    });
  return { ask, asked, answers, isWellNow: () => void (isWell = true) };
}

const failed = (asking: Promise<unknown>) => asking.catch((error: Error) => error.name);
/** Time that the code under test measures; a failure must have taken it. */
const slow = () => new Promise((resolve) => setTimeout(resolve, 25));

it('spares all others the wait for a database that hangs, until a probe is answered', async () => {
  const { ask, asked, answers, isWellNow } = aDatabase();
  const first = failed(ask());
  await slow();
  answers[0]!.fail();
  expect(await first).toBe('StoreUnavailable');
  expect(await Promise.all([failed(ask()), failed(ask())])).toEqual(['StoreUnavailable', 'StoreUnavailable']);
  expect(asked.work).toBe(1);
  await expect.poll(() => asked.probes).toBeGreaterThan(1);
  isWellNow();
  await expect
    .poll(() => {
      void failed(ask());
      return asked.work;
    })
    .toBeGreaterThan(1);
});

it('asks on after a failure that took no time, e.g. of one connection that broke', async () => {
  const { ask, asked, answers } = aDatabase();
  const first = failed(ask());
  answers[0]!.fail();
  await first;
  const second = ask();
  answers[1]!.give();
  expect(await second).toBe('well');
  expect(asked).toEqual({ probes: 0, work: 2 });
});

it('hands on what is no outage', async () => {
  const patience = patienceWith({ probe: async () => undefined, slowMs: 0 });
  onTestFinished(() => patience.close());
  await expect(patience.ask(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
  expect(await patience.ask(async () => 1)).toBe(1);
});
