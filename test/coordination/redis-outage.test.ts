// Two processes whose Redis is stopped while they are read.
import { expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { canRunRedis, ownRedis } from '../support/own-redis.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';
import { voidToken } from './sobot-strangers.ts';

it.runIf(canRunRedis)(
  'reads go on while Redis is gone, also with a token that has ended, and the log says so once',
  { timeout: 120_000 },
  async () => {
    const vendor = await vendorOnPort('sobot');
    onTestFinished(vendor.close);
    const redis = await ownRedis();
    const folder = aFolder();
    const environment = { ...vendor.env, REDIS_URL: redis.url, REQUEST_BUDGET_MS: '15000' };
    const programs = await Promise.all([startProgram(folder, environment), startProgram(folder, environment)]);
    const read = async (times: number): Promise<Set<string>> => {
      const asked = Array.from({ length: times }, async (_, n) => {
        const program = programs[n % programs.length]!;
        const first = 1 + (n % 4);
        const question = `{ customers(vendors: [SOBOT], first: ${first}) { nodes { id } sources { status } } }`;
        const { body } = await program.ask(question);
        return `${body.data.customers.sources[0].status} ${body.data.customers.nodes.length > 0}`;
      });
      return new Set(await Promise.all(asked));
    };
    const well = new Set(['OK true']);
    const fetches = () => vendor.calls.get('/get_token') ?? 0;

    expect(await read(20)).toEqual(well);
    const during = read(40);
    await redis.stop();
    expect(await during).toEqual(well);
    expect(await read(20)).toEqual(well);
    expect(fetches()).toBe(1);

    await voidToken(vendor);
    expect(await read(40)).toEqual(well);
    expect(fetches()).toBe(2 + 1);

    const said = (words: string) => programs.map(({ told }) => told.stderr.split(words).length - 1);
    await expect.poll(() => said('Redis is gone'), { timeout: 10_000 }).toEqual([1, 1]);
    await redis.start();
    await expect.poll(() => said('Redis is back'), { timeout: 20_000 }).toEqual([1, 1]);
    await voidToken(vendor);
    expect(await read(40)).toEqual(well);
    expect(fetches()).toBe(4 + 1);
    expect(said('Redis is gone')).toEqual([1, 1]);
    for (const { told } of programs) expect(told.stderr).not.toContain(redis.url.slice(8));
  },
);
