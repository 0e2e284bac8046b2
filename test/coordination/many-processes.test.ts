// Server processes that share a Sobot whose every get_token voids the token before.
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { canRunRedis, ownRedis } from '../support/own-redis.ts';
import { startProgram } from '../support/program.ts';
import { postgres } from '../support/real-parts.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';
import { voidToken } from './sobot-strangers.ts';

type Program = Awaited<ReturnType<typeof startProgram>>;

/** How processes meet: settings of each of them. */
interface Meeting {
  readonly name: string;
  readonly count: number;
  readonly isHere: boolean;
  settings(): Promise<() => { readonly folder: string; readonly environment: Readonly<Record<string, string>> }>;
}

async function aDatabase(): Promise<string> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

const meetings: readonly Meeting[] = [
  {
    name: 'four processes over one PostgreSQL and one Redis',
    count: 4,
    isHere: postgres.isHere && canRunRedis,
    settings: async () => {
      const environment = { DATABASE_URL: await aDatabase(), REDIS_URL: (await ownRedis()).url };
      return () => ({ folder: aFolder(), environment });
    },
  },
  {
    name: 'two processes over one PostgreSQL',
    count: 2,
    isHere: postgres.isHere,
    settings: async () => {
      const environment = { DATABASE_URL: await aDatabase() };
      return () => ({ folder: aFolder(), environment });
    },
  },
  {
    name: 'two processes over one folder',
    count: 2,
    isHere: true,
    settings: async () => {
      const folder = aFolder();
      return () => ({ folder, environment: {} });
    },
  },
  {
    name: 'two processes with a folder each, over one Redis',
    count: 2,
    isHere: canRunRedis,
    settings: async () => {
      const environment = { REDIS_URL: (await ownRedis()).url };
      return () => ({ folder: aFolder(), environment });
    },
  },
];

/** Reads of different sizes, so that they are not one for being equal. */
const read = async (program: Program, first: number): Promise<string> => {
  const { body } = await program.ask(
    `{ customers(vendors: [SOBOT], first: ${first}) { nodes { id } sources { status } } }`,
  );
  const { nodes, sources } = body.data.customers;
  return `${sources[0].status} ${nodes.length > 0 ? 'with rows' : 'without rows'}`;
};

const well = 'OK with rows';

describe.each(meetings.filter(({ isHere }) => isHere))('$name', ({ count, settings }) => {
  it('fetch a token once for all, and once more when the one who fetches is killed', { timeout: 120_000 }, async () => {
    const vendor = await vendorOnPort('sobot');
    onTestFinished(vendor.close);
    const fetches = () => vendor.calls.get('/get_token') ?? 0;
    const next = await settings();
    const programs = await Promise.all(
      Array.from({ length: count }, () => {
        const { folder, environment } = next();
        return startProgram(folder, {
          ...vendor.env,
          VENDOR_TIMEOUT_MS: '3000',
          REQUEST_BUDGET_MS: '15000',
          ...environment,
        });
      }),
    );
    const readByAll = (all: readonly Program[], times: number): Promise<string[]> =>
      Promise.all(Array.from({ length: times }, (_, n) => read(all[n % all.length]!, 1 + (n % 4))));

    expect(new Set(await readByAll(programs, 4 * count))).toEqual(new Set([well]));
    expect(fetches()).toBe(1);

    await voidToken(vendor);
    expect(new Set(await readByAll(programs, 200))).toEqual(new Set([well]));
    expect(fetches()).toBe(2 + 1);

    await voidToken(vendor);
    await vendor.makeTrouble('hang', /get_token/);
    const [first, ...others] = programs;
    const dropped = read(first!, 1).catch(() => 'no answer');
    await expect.poll(fetches).toBe(4 + 1);
    const waiting = readByAll(others, 5 * others.length);
    await vendor.makeTrouble(null);
    await first!.kill();
    expect(await dropped).toBe('no answer');
    expect(new Set(await waiting)).toEqual(new Set([well]));
    expect(fetches()).toBe(4 + 2);
  });
});
