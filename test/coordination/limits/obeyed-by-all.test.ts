// What one server learns of a vendor's limits, seen at the others.
import { describe, expect, it, onTestFinished } from 'vitest';
import { canRunRedis, ownRedis } from '../../support/own-redis.ts';
import { postgres } from '../../support/real-parts.ts';
import { vendorOnPort } from '../../support/vendor-on-port.ts';
import { readLeads, readers, startPrograms } from './processes.ts';
import { mostInASecond, strictVendor } from './strict-vendor.ts';

describe.skipIf(!canRunRedis || !postgres.isHere)('several servers', { timeout: 120_000 }, () => {
  it('all leave a vendor alone that asked one of them to', async () => {
    const vendor = await vendorOnPort('kuaishou');
    onTestFinished(vendor.close);
    const programs = await startPrograms(4, (await ownRedis()).url, vendor.env);
    for (const program of programs) expect(await readLeads(program)).toMatchObject({ status: 'OK' });
    const calls = () => [...vendor.calls.values()].reduce((sum, n) => sum + n, 0);

    await vendor.makeTrouble('429-retry-after');
    expect(await readLeads(programs[0]!)).toMatchObject({ status: 'RATE_LIMITED', retryAfterMs: 7000 });
    await vendor.makeTrouble(null);
    const callsBefore = calls();
    for (const program of programs) {
      const read = await readLeads(program);
      expect(read).toMatchObject({ status: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
      expect(read.retryAfterMs).toBeLessThanOrEqual(7000);
    }
    expect(calls()).toBe(callsBefore);
    for (const program of programs) {
      await expect.poll(async () => (await readLeads(program)).status, { timeout: 20_000, interval: 200 }).toBe('OK');
    }
  });

  it('say at once when a turn comes too late, and for how long', async () => {
    const vendor = await strictVendor({ perSecond: 1000, answersAfterMs: 5 });
    const environment = { ...vendor.env, KUAISHOU_RATE_PER_MINUTE: '4' };
    const programs = await startPrograms(2, (await ownRedis()).url, environment);
    for (const program of [...programs, ...programs]) expect(await readLeads(program)).toMatchObject({ status: 'OK' });
    for (const program of programs) {
      const { status, retryAfterMs } = await readLeads(program);
      expect(status).toBe('RATE_LIMITED');
      expect(retryAfterMs).toBeGreaterThan(5000);
      expect(retryAfterMs).toBeLessThanOrEqual(60_120);
      const { body } = await program.ask('{ vendors { vendor quota { limitPerMinute remaining resetsAt } } }');
      const of = (body.data.vendors as { vendor: string; quota: object }[]).find((one) => one.vendor === 'KUAISHOU');
      expect(of?.quota).toEqual({ limitPerMinute: 4, remaining: 0, resetsAt: expect.any(String) });
    }
    expect((await vendor.seen()).arrivals).toHaveLength(4);
  });

  it('get the places back of one that was killed with calls under way', async () => {
    const vendor = await vendorOnPort('kuaishou');
    onTestFinished(vendor.close);
    const environment = { ...vendor.env, KUAISHOU_CONCURRENCY: '2', VENDOR_TIMEOUT_MS: '1000' };
    const [dying, living] = await startPrograms(2, (await ownRedis()).url, environment);
    for (const program of [dying!, living!]) expect(await readLeads(program)).toMatchObject({ status: 'OK' });
    await vendor.makeTrouble('hang');
    const calls = () => [...vendor.calls.values()].reduce((sum, n) => sum + n, 0);
    const callsBefore = calls();
    const dropped = [readLeads(dying!), readLeads(dying!)].map((read) => read.catch(() => 'no answer'));
    await expect.poll(calls).toBe(callsBefore + 2);
    await dying!.kill();
    await vendor.makeTrouble(null);
    expect(await Promise.all(dropped)).toEqual(['no answer', 'no answer']);
    expect(await readLeads(living!)).toMatchObject({ status: 'TIMEOUT' });
    await expect.poll(async () => (await readLeads(living!)).status, { timeout: 20_000 }).toBe('OK');
  });

  it('let a polite client have its turn, however many calls a greedy one makes', async () => {
    const vendor = await strictVendor({ perSecond: 20, answersAfterMs: 20 });
    const environment = { ...vendor.env, KUAISHOU_RATE_PER_SECOND: '20', KUAISHOU_RATE_PER_MINUTE: '0' };
    const programs = await startPrograms(2, (await ownRedis()).url, environment);
    const greedy = readers(programs, 200, 'greedy');
    await expect.poll(() => greedy.reads.length, { timeout: 20_000 }).toBeGreaterThan(20);
    const between: number[] = [];
    for (let n = 0; n < 20; n++) {
      const begunAt = performance.now();
      expect(await readLeads(programs[n % 2]!, 'polite')).toMatchObject({ status: 'OK' });
      between.push(greedy.reads.filter(({ status, endedAt }) => status === 'OK' && endedAt > begunAt).length);
    }
    await greedy.stop();
    const p95 = between.toSorted((a, b) => a - b)[Math.floor(between.length * 0.95) - 1];
    console.info(`Greedy calls answered while a polite one waited: ${between.join(' ')}.`);
    expect(p95).toBeLessThanOrEqual(20);
    const { arrivals, refused } = await vendor.seen();
    expect([refused, mostInASecond(arrivals)]).toEqual([0, 20]);
  });
});

describe.skipIf(!canRunRedis || !postgres.isHere)('a Redis that stops', { timeout: 120_000 }, () => {
  it('and comes back costs no call above the limit', async () => {
    const vendor = await strictVendor({ perSecond: 50, answersAfterMs: 20 });
    const environment = { ...vendor.env, KUAISHOU_RATE_PER_SECOND: '50', KUAISHOU_RATE_PER_MINUTE: '0' };
    const redis = await ownRedis();
    const programs = await startPrograms(4, redis.url, environment);
    const load = readers(programs, 40);
    const soFar = () => load.reads.filter(({ status }) => status === 'OK').length;
    const more = async (count: number) => {
      const aim = soFar() + count;
      await expect.poll(soFar, { timeout: 30_000 }).toBeGreaterThan(aim);
    };
    await more(100);
    await redis.stop();
    await more(150);
    await redis.start();
    await more(300);
    await load.stop();
    const { arrivals, refused } = await vendor.seen();
    expect(mostInASecond(arrivals)).toBeLessThanOrEqual(50);
    expect(refused).toBe(0);
  });
});
