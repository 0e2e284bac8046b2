import { createChangeFeed } from './changes/change-feed.ts';
import type { Configuration } from './configuration.ts';
import type { Coordination } from './coordination/coordination.ts';
import { memoryCoordination } from './coordination/memory-coordination.ts';
import { redisCoordination } from './coordination/redis-coordination.ts';
import type { ServerLog } from './log.ts';
import { createObserving } from './observing/observing.ts';
import type { Tracing } from './observing/tracing.ts';
import { openStore } from './open-store.ts';
import { playPushes } from './play-pushes.ts';
import { readersOf } from './pushes/parked/replay.ts';
import { retryPushes } from './pushes/parked/retry.ts';
import { sweepVendors } from './pushes/sweep/sweep.ts';
import { createSchema } from './schema.ts';
import { createServer } from './server.ts';
import type { Server } from './server.ts';
import type { Store } from './store/store.ts';
import { connectVendors } from './vendors/connect.ts';
import type { ConnectOptions } from './vendors/connect.ts';
import { systemClock } from './vendors/clock.ts';
import type { ConnectedVendors } from './vendors/connected.ts';
import type { Crew } from './workers/crew.ts';

/** A server with all that stands behind it, before it listens. */
export interface Assembly {
  readonly server: Server;
  /** Says in `/readyz` from now on that this server stops. */
  leave(): void;
  /** Ends what would go on for as long as its client stays: to be called before draining. */
  endStreams(): void;
  /** Lets go of vendors and store. */
  close(): Promise<void>;
}

/** What a server is put together from. */
export interface AssemblyOptions extends Pick<ConnectOptions, 'fetch'> {
  readonly configuration: Configuration;
  readonly log: ServerLog;
  /** The workers that this process is one of; absent: it is alone. */
  readonly crew?: Crew | undefined;
}

/** Store, vendors and server as the configuration says. Over the sandbox everything is kept in memory. */
export async function assemble({ configuration, log, fetch, crew }: AssemblyOptions): Promise<Assembly> {
  const { settings } = configuration;
  const clock = systemClock;
  const store = await openStore(configuration, clock, log);
  const coordination = coordinationOf(configuration, store, log, crew);
  const tracing = await tracingTo(settings.otlpEndpoint);
  const observing = createObserving({ log, clock, slowMs: settings.vendorTimeoutMs / 2, tracing });
  const { watchOf } = observing;
  const shared = sharesWithOthers(configuration, crew) ? coordination : null;
  const sharedChanges = shared === null ? null : store.changes.id;
  const connection = connectVendors({ configuration, store, coordination, sharedChanges, clock, log, fetch, watchOf });
  const { vendors } = connection;
  const feed = createChangeFeed({
    changes: store.changes,
    bell: coordination.bell,
    vendors,
    clock,
    log,
    onFollowers: (count) => observing.metrics.subscribers.set(count),
    onDelivery: ({ vendor }) => observing.metrics.delivered.inc({ vendor }),
  });
  let isLeaving = false;
  const server = createServer({
    schema: createSchema(),
    vendors,
    store,
    log,
    clock,
    budgetMs: settings.requestBudgetMs,
    isProduction: settings.isProduction,
    fastPath: settings.fastPath,
    sharesAnswers: settings.sharesAnswers,
    trustedProxies: settings.trustedProxies,
    feed,
    observing,
    shared,
    crew: crew ?? null,
    isLeaving: () => isLeaving,
  });
  await feed.start();
  await listenToPushes(vendors, store, new Date(clock.now()));
  const playing = await playPushes(connection, server, log);
  const sweeping = sweepVendors(vendors, { store, clock, log });
  const retrying = retryPushes({ readers: readersOf(vendors.values()), store, log });
  return {
    server,
    leave: () => void (isLeaving = true),
    endStreams: () => feed.end(),
    close: async () => {
      feed.end();
      await connection.close();
      await coordination.close();
      await playing.close();
      await retrying.close();
      await sweeping.close();
      await store.close();
      await tracing?.close();
    },
  };
}

const sharesWithOthers = ({ settings, isSandbox }: Configuration, crew: Crew | undefined): boolean =>
  !isSandbox && (settings.redisUrl !== null || crew !== undefined);

/** Each process over the sandbox has vendors of its own, and nothing to share. */
function coordinationOf(configuration: Configuration, { changes }: Store, log: ServerLog, crew?: Crew): Coordination {
  const { settings, isSandbox } = configuration;
  if (isSandbox) return memoryCoordination(); // as `sharesWithOthers` says
  if (settings.redisUrl === null) return crew?.coordination ?? memoryCoordination();
  // Only processes over the same log of changes wake one another, whoever else uses that Redis.
  const channel = `crm-federation:changes:${changes.id}`;
  return redisCoordination({ url: settings.redisUrl, prefix: 'crm-federation', channel, log });
}

/** Loaded only where it is wanted: nobody else pays for it. */
async function tracingTo(endpoint: string | null): Promise<Tracing | null> {
  if (endpoint === null) return null;
  const { otlpTracing } = await import('./observing/otlp.ts');
  return otlpTracing(endpoint);
}

async function listenToPushes(vendors: ConnectedVendors, store: Store, now: Date): Promise<void> {
  for (const { name, webhookSecrets } of vendors.values()) {
    if (webhookSecrets.length > 0) await store.listenFrom(name, now);
  }
}
