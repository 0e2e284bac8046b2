import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CalledVendor } from '../support/vendor-on-port.ts';
import { expectedOutcomes } from './expected-outcomes.ts';
import {
  asked,
  healthyAnswer,
  listsOf,
  names,
  outcomeIn,
  rowsOf,
  start,
  type Lists,
  type Running,
} from './fault-world.ts';

let healthy: Lists;
beforeAll(async () => {
  healthy = await healthyAnswer();
});

const isWell = (lists: Lists): boolean => {
  try {
    expect(lists).toEqual(healthy);
    return true;
  } catch {
    return false;
  }
};

/** Well again with the next request, or, where the breaker has opened, within two seconds, or when it said that it wants to be asked again. */
async function recovers(running: Running, vendor: CalledVendor): Promise<void> {
  const recoveredAt = performance.now();
  const { data } = await asked(running);
  if (isWell(data)) return;
  const first = outcomeIn(data, listsOf[vendor][0]!, vendor);
  const hasAsked = first?.status === 'RATE_LIMITED';
  for (const list of listsOf[vendor]) {
    expect(outcomeIn(data, list, vendor)?.error).toMatchObject(
      hasAsked
        ? { code: 'RATE_LIMITED', message: 'The vendor asked us not to call for a while.' }
        : { code: 'UNAVAILABLE', message: 'The vendor failed several times in a row and is resting.' },
    );
  }
  const timeout = hasAsked ? Number(first.retryAfterMs) + 2000 : 2000;
  await expect.poll(async () => isWell((await asked(running)).data), { timeout, interval: 50 }).toBe(true);
  expect(performance.now() - recoveredAt).toBeLessThan(timeout);
}

describe.each(names)('%s', (name) => {
  const vendor = name.toUpperCase();
  let running: Running;
  let withoutIt: Lists;
  let isKnownWell = false;
  beforeAll(async () => {
    running = await start();
    withoutIt = await healthyAnswer(names.filter((other) => other !== name));
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    await running.of(name).makeTrouble(null);
    if (!isKnownWell) await vi.waitUntil(async () => isWell((await asked(running)).data), { timeout: 15_000 });
    isKnownWell = false;
  });

  it.each(expectedOutcomes)('%s costs only its own rows, and is over when it is over', async (trouble, expected) => {
    await running.of(name).makeTrouble(trouble);
    const { data, errors, extensions } = await asked(running);

    expect(errors).toBeUndefined();
    expect(rowsOf(data)).toEqual(rowsOf(withoutIt));
    const mine = extensions.sources.filter((source) => source.vendor === vendor && source.status !== 'UNSUPPORTED');
    expect(new Set(mine.map(({ path }) => path.join('.')))).toEqual(new Set(listsOf[name]));
    for (const list of listsOf[name]) {
      const outcome = outcomeIn(data, list, name)!;
      expect([list, outcome]).toEqual([
        list,
        {
          vendor,
          status: expected.status,
          returned: 0,
          totalCount: null,
          retryAfterMs: expected.retryAfterMs,
          error: {
            code: expected.status,
            vendorCode: expected.vendorCode(name),
            message: expect.stringMatching(/\S/),
            retryable: ['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'BAD_REPLY'].includes(expected.status),
          },
        },
      ]);
      const { status, retryAfterMs } = outcome;
      expect(mine).toContainEqual({ path: [list], vendor, status, retryAfterMs });
    }
    await running.of(name).makeTrouble(null);
    await recovers(running, name);
    isKnownWell = true;
  });

  it('gets over a token that was voided, without a word', async () => {
    await running.of(name).makeTrouble('token-expired-once');
    expect((await asked(running)).data).toEqual(healthy);
    isKnownWell = true;
  });
});
