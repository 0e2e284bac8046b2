import { jing } from '../../src/vendors/jing/adapter.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { startPostgres, type PostgresProcess } from '../support/postgres-process.ts';
import { startRedis, type RedisProcess } from '../support/redis-process.ts';
import { clientOf, type Client } from './client.ts';
import { startServers, type ServerProcess } from './servers.ts';
import { jingSecret, startVendors, type Vendors } from './vendors.ts';

/** How many processes, and what they share. */
export interface Topology {
  readonly name: string;
  readonly processes: number;
  readonly hasRedis: boolean;
  readonly hasPostgres: boolean;
}

export const inMemory: Topology = { name: 'one process, in memory', processes: 1, hasRedis: false, hasPostgres: false };
export const overRedis: Topology = {
  name: 'four processes over Redis',
  processes: 4,
  hasRedis: true,
  hasPostgres: true,
};

/** Vendors, servers and a client, each in processes of their own, and what the servers share. */
export interface World {
  readonly topology: Topology;
  readonly vendors: Vendors;
  readonly servers: readonly ServerProcess[];
  readonly client: Client;
  readonly redis: RedisProcess | null;
  readonly postgres: PostgresProcess | null;
  close(): Promise<void>;
}

// Sobot's library of tags is asked for each time: kept, it would outlive the trouble. How many calls a minute may leave is not
// what is measured; all else is as users have it.
const settings = { NODE_ENV: 'production', SOBOT_LIBRARY_TTL_MS: '0', KUAISHOU_RATE_PER_MINUTE: '0' };

/** All of it on free ports and in fresh folders; nobody else uses its Redis and PostgreSQL. */
export async function startWorld(topology: Topology, more: Readonly<Record<string, string>> = {}): Promise<World> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const vendors = await startVendors();
    closers.push(vendors.close);
    const redis = topology.hasRedis ? await startRedis() : null;
    if (redis !== null) closers.push(redis.stop);
    const postgres = topology.hasPostgres ? await startPostgres() : null;
    if (postgres !== null) closers.push(postgres.close);
    const { servers, close: closeServers } = await startServers(topology.processes, {
      ...vendors.env,
      ...settings,
      ...more,
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
      ...(postgres === null ? {} : { DATABASE_URL: postgres.url }),
    });
    closers.push(closeServers);
    const client = clientOf(servers.map(({ url }) => url));
    closers.push(client.close);
    for (const push of jing.sandbox(systemClock).pushes ?? []) {
      const status = await client.post(`/webhooks/jing/${jingSecret}`, JSON.stringify(push));
      if (status !== 200) throw new Error(`A push was answered with ${status}.`);
    }
    return { topology, vendors, servers, client, redis, postgres, close };
  } catch (error) {
    await close();
    throw error;
  }
}
