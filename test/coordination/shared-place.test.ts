// One suite over every place where processes meet.
import { describe, expect, it, onTestFinished } from 'vitest';
import { clusterCoordination } from '../../src/coordination/cluster-coordination.ts';
import { memoryCoordination } from '../../src/coordination/memory-coordination.ts';
import { primaryPlace } from '../../src/coordination/primary-place.ts';
import { lineOver } from '../../src/coordination/process-line.ts';
import { redisCoordination } from '../../src/coordination/redis-coordination.ts';
import { PlaceUnavailable, type SharedPlace } from '../../src/coordination/shared-place.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { aFolder } from '../pushes/a-folder.ts';
import { carrierPair, workersOfOnePrimary } from '../support/line-pair.ts';
import { postgresSchemas } from '../support/postgres-schemas.ts';
import { redis } from '../support/real-parts.ts';

const schemas = postgresSchemas();
const log = { info: () => undefined, warn: () => undefined };

/** The same place as two processes see it. */
type TwoSides = readonly [SharedPlace, SharedPlace];

function overRedis(prefix: string, url = redis.url): SharedPlace {
  const coordination = redisCoordination({ url, prefix, channel: prefix, log });
  onTestFinished(() => coordination.close());
  return coordination;
}

const inStore = (store: Store): SharedPlace => {
  onTestFinished(() => store.close());
  return store.shared;
};

const twoSides: Record<string, () => Promise<TwoSides>> = {
  'in memory': async () => {
    const place = memoryCoordination();
    return [place, place];
  },
  'in the primary': async () => {
    const [one, other] = workersOfOnePrimary(2);
    return [one!.place, other!.place];
  },
  'in SQLite': async () => {
    const path = `${aFolder()}/store.sqlite`;
    const open = () => inStore(openSqliteStore({ path, clock: systemClock }));
    return [open(), open()];
  },
};
if (schemas.isHere) {
  twoSides['in PostgreSQL'] = async () => {
    const schema = schemas.newSchema();
    const open = async () => inStore(await schemas.open(schema, { clock: systemClock }));
    return [await open(), await open()];
  };
}
if (redis.isHere) {
  twoSides['in Redis'] = async () => {
    const prefix = `crm-federation:test:${crypto.randomUUID()}`;
    return [overRedis(prefix), overRedis(prefix)];
  };
}

const long = 5000; // milliseconds
const short = 60;

describe.each(Object.entries(twoSides))('a shared place %s', (_name, meet) => {
  it('gives each process what the other has put there last, until its time is over', async () => {
    const [one, other] = await meet();
    expect(await other.get('k')).toBeNull();
    await one.put('k', 'first', long);
    await one.put('k', '值\u0001 "second"', long);
    await one.put('another', 'x', long);
    expect(await other.get('k')).toBe('值\u0001 "second"');
    await other.put('k', 'third', short);
    expect(await one.get('k')).toBe('third');
    await expect.poll(() => one.get('k'), { interval: 20 }).toBeNull();
  });

  it('gives a lease to one of many who ask at once, and to the next when that one gives it back', async () => {
    const [one, other] = await meet();
    const asked = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).lease('k', long)));
    const [lease, ...more] = asked.filter((taken) => taken !== null);
    expect(more).toEqual([]);
    expect(await one.lease('k', long)).toBeNull();
    expect(await one.lease('another', long)).not.toBeNull();
    await lease!.release();
    expect(await other.lease('k', long)).not.toBeNull();
    expect(await one.lease('k', long)).toBeNull();
  });

  it('gives a lease to the next when its owner does not come back, who then cannot give that one away', async () => {
    const [one, other] = await meet();
    const lost = await one.lease('k', short);
    expect(lost).not.toBeNull();
    const next = async () => (await other.lease('k', long)) !== null;
    await expect.poll(next, { interval: 20 }).toBe(true);
    await lost!.release();
    expect(await one.lease('k', long)).toBeNull();
  });

  it('does not take a lease for a value', async () => {
    const [one, other] = await meet();
    await one.put('k', 'value', long);
    const lease = await other.lease('k', long);
    expect(await one.get('k')).toBe('value');
    await lease!.release();
    expect(await one.get('k')).toBe('value');
  });
});

describe('the primary as a place of its workers', () => {
  it('gives the leases of a worker that dies to the next at once', async () => {
    const [one, other] = workersOfOnePrimary(2);
    expect(await one!.place.lease('k', long)).not.toBeNull();
    expect(await other!.place.lease('k', long)).toBeNull();
    one!.die();
    expect(await other!.place.lease('k', long)).not.toBeNull();
  });

  it('gives out the turns at a vendor to all workers, and those of a worker that dies anew at once', async () => {
    const [one, other] = workersOfOnePrimary(2);
    const ask = (process: string) => ({
      process,
      line: 'sobot',
      limits: { perSecond: null, perMinute: null, concurrency: 3 },
      wants: [{ consumer: 'app', count: 2 }],
      holdMs: 60_000,
    });
    const given = async (of: typeof one, process: string) =>
      (await of!.place.limits.ask(ask(process))).turns.map(({ slots }) => slots);
    expect((await given(one, 'one'))[0]).toHaveLength(2);
    const [slots] = await given(other, 'other');
    expect(slots).toHaveLength(1);
    other!.place.limits.done('sobot', slots!);
    expect((await given(other, 'other'))[0]).toHaveLength(1);
    one!.die();
    expect((await given(other, 'other'))[0]).toHaveLength(2);
  });

  it('is out of reach for a worker at once when it has gone, also for what is under way', async () => {
    const [one] = workersOfOnePrimary(1);
    const underWay = one!.place.get('k');
    one!.die();
    await expect(underWay).rejects.toThrow('has gone');
    await expect(one!.place.put('k', 'value', long)).rejects.toMatchObject({ name: 'PlaceUnavailable' });
  });

  it('refuses what it cannot understand, and the worker what it cannot', async () => {
    const { near, far } = carrierPair();
    const line = lineOver(near);
    primaryPlace().join(lineOver(far));
    for (const topic of ['get', 'put', 'lease', 'release', 'nothing of the kind']) {
      await expect(line.ask(topic, { key: 1, value: [], lifetimeMs: 'x' })).rejects.toBeInstanceOf(PlaceUnavailable);
    }
    const strange = carrierPair();
    const liar = lineOver(strange.far);
    for (const topic of ['get', 'put', 'lease']) liar.answer(topic, async () => ({ strange: true }));
    for (const garbage of [null, 'hello', { kind: 'answer' }, { kind: 'say', topic: 1 }, []] as object[]) {
      strange.far.send(garbage);
    }
    const place = clusterCoordination(lineOver(strange.near), 1);
    await expect(place.get('k')).rejects.toBeInstanceOf(PlaceUnavailable);
    await expect(place.put('k', 'value', long)).rejects.toBeInstanceOf(PlaceUnavailable);
    await expect(place.lease('k', long)).rejects.toBeInstanceOf(PlaceUnavailable);
  });

  it('is out of reach while it does not answer', async () => {
    const { near, far } = carrierPair();
    lineOver(far).answer('get', () => new Promise(() => undefined));
    await expect(clusterCoordination(lineOver(near), 1).get('k')).rejects.toThrow('does not answer');
  });

  it('has answered in time whatever time this process took for something else', async () => {
    const [one] = workersOfOnePrimary(1);
    const asked = one!.place.get('k');
    setImmediate(() => {
      const until = performance.now() + 700;
      while (performance.now() < until); // nothing of this process runs
    });
    expect(await asked).toBeNull();
  });
});

it('forgets the oldest values in memory before they take too much of it', async () => {
  const place = memoryCoordination();
  const mebibyte = 'x'.repeat(2 ** 20);
  for (let n = 0; n < 40; n += 1) await place.put(`k${n}`, mebibyte, long);
  const kept = await Promise.all(Array.from({ length: 40 }, (_, n) => place.get(`k${n}`)));
  expect(kept.map((value) => value !== null)).toEqual([...Array(9).fill(false), ...Array(31).fill(true)]);
});

describe.runIf(redis.isHere)('a Redis that two installations share', () => {
  it('keeps them apart by their prefixes', async () => {
    const [one, other] = [overRedis(`test:${crypto.randomUUID()}`), overRedis(`test:${crypto.randomUUID()}`)];
    await one.put('k', 'value', long);
    expect(await other.get('k')).toBeNull();
    expect(await one.lease('k', long)).not.toBeNull();
    expect(await other.lease('k', long)).not.toBeNull();
  });
});

it('says at once that a Redis is out of reach, without its address', async () => {
  const place = overRedis('test', 'redis://someone:secret@127.0.0.1:1');
  await expect(place.get('k')).rejects.toThrow('Redis cannot be reached.');
  await expect(place.put('k', 'value', long)).rejects.toMatchObject({ name: 'PlaceUnavailable' });
  await expect(place.lease('k', long)).rejects.toMatchObject({ name: 'PlaceUnavailable' });
});
