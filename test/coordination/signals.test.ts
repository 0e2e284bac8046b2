import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryCoordination } from '../../src/coordination/memory-coordination.ts';
import { redisCoordination } from '../../src/coordination/redis-coordination.ts';
import type { Signals } from '../../src/coordination/signals.ts';
import { workersOfOnePrimary } from '../support/line-pair.ts';
import { redis } from '../support/real-parts.ts';

const log = { info: () => undefined, warn: () => undefined };
const ownPrefix = () => `crm-federation:test:${crypto.randomUUID()}`;

function signalsAt(url: string, prefix: string): Signals {
  const coordination = redisCoordination({ url, prefix, channel: `${prefix}:bell`, log });
  onTestFinished(() => coordination.close());
  return coordination.signals;
}

/** All that was heard at a topic. */
function ear(signals: Signals, topic: string): string[] {
  const heard: string[] = [];
  onTestFinished(signals.hear(topic, (word) => void heard.push(word)));
  return heard;
}

/** Speaks until the other side listens: what was said before is nobody's. */
async function meet(one: Signals, other: Signals): Promise<void> {
  const heard = ear(other, 'hello');
  await expect
    .poll(
      () => {
        one.say('hello', 'there');
        return heard.length;
      },
      { timeout: 5000 },
    )
    .toBeGreaterThan(0);
}

const twoSides: Record<string, () => readonly [Signals, Signals]> = {
  'through the primary': () => {
    const [one, other] = workersOfOnePrimary(2);
    return [one!.place.signals, other!.place.signals];
  },
};
if (redis.isHere) {
  twoSides['over Redis'] = () => {
    const prefix = ownPrefix();
    return [signalsAt(redis.url, prefix), signalsAt(redis.url, prefix)];
  };
}

describe.each(Object.entries(twoSides))('signals %s', (_name, sides) => {
  it('are heard by the others at their topic, in order, and not by who says them', async () => {
    const [one, other] = sides();
    await meet(one, other);
    const [own, heard, elsewhere] = [ear(one, 'sobot'), ear(other, 'sobot'), ear(other, 'error')];
    for (const word of ['open', '关 "quoted"', '']) one.say('sobot', word);
    await expect.poll(() => heard).toEqual(['open', '关 "quoted"', '']);
    expect([own, elsewhere]).toEqual([[], []]);
  });
});

describe.runIf(redis.isHere)('signals over one Redis', () => {
  it('stay within an installation, and are no ring of the bell', async () => {
    const prefix = ownPrefix();
    const line = { url: redis.url, prefix, channel: `${prefix}:bell`, log };
    const one = redisCoordination(line);
    const other = redisCoordination(line);
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    const stranger = signalsAt(redis.url, ownPrefix());
    await meet(one.signals, other.signals);
    let rings = 0;
    onTestFinished(other.bell.onRing(() => void (rings += 1)));
    const [heard, strange] = [ear(other.signals, 'sobot'), ear(stranger, 'sobot')];
    one.signals.say('sobot', 'open');
    await expect.poll(() => heard).toEqual(['open']);
    expect([rings, strange]).toEqual([0, []]);
  });
});

it.each([
  ['in memory', () => memoryCoordination().signals],
  ['over a Redis that is not there', () => signalsAt('redis://127.0.0.1:1', ownPrefix())],
])('signals %s are said without harm and heard by nobody', (_name, make) => {
  const signals = make();
  const heard = ear(signals, 'sobot');
  for (let n = 0; n < 100; n += 1) signals.say('sobot', 'open');
  expect(heard).toEqual([]);
});
