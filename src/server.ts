import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { YogaServerInstance } from 'graphql-yoga';
import type { ChangeFeed } from './changes/change-feed.ts';
import type { Context } from './context.ts';
import type { SharedPlace } from './coordination/shared-place.ts';
import { contextFor } from './edge/context-for.ts';
import { graphiqlOptions } from './edge/pages/graphiql.ts';
import { metricsPage } from './edge/pages/metrics-page.ts';
import { alive, ready } from './edge/pages/probes.ts';
import { statusPage } from './edge/pages/status-page.ts';
import { useConsumer } from './edge/consumer.ts';
import { useRequestId } from './edge/request-id.ts';
import { useEventContexts } from './edge/streams/use-event-contexts.ts';
import { useEventStreams } from './edge/streams/use-event-streams.ts';
import { useJsonOnly } from './edge/use-json-only.ts';
import { useMaskedErrors } from './edge/use-masked-errors.ts';
import { useObserving } from './edge/use-observing.ts';
import { useQueryLimits } from './edge/use-query-limits.ts';
import { isGraphql, useRoutes, type Arrival } from './edge/use-routes.ts';
import { useSecurityHeaders } from './edge/use-security-headers.ts';
import { useSourceNotes } from './edge/use-source-notes.ts';
import type { ServerLog } from './log.ts';
import { createObserving, type Observing } from './observing/observing.ts';
import { statusOf } from './observing/status.ts';
import type { AddressList } from './pushes/door/address-list.ts';
import { createWebhooks } from './pushes/webhooks.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './vendors/clock.ts';
import type { ConnectedVendors } from './vendors/connected.ts';
import type { Crew } from './workers/crew.ts';
import { createWriter } from './writes/writer.ts';

/** What the server stands on. */
export interface ServerParts {
  readonly schema: GraphQLSchema;
  readonly vendors: ConnectedVendors;
  readonly store: Store;
  readonly log: ServerLog;
  readonly clock: Clock;
  /** Time that one GraphQL request has, in milliseconds. */
  readonly budgetMs: number;
  /** True: nobody may ask the sandbox for trouble. */
  readonly isProduction: boolean;
  /** Proxies that are believed when they say whom they speak for; absent or null: none. */
  readonly trustedProxies?: AddressList | null;
  /** What pushes changed. */
  readonly feed: ChangeFeed;
  /** How often a silent stream says that it lives, in milliseconds. */
  readonly keepAliveMs?: number;
  /** What processes share; absent or null: this one has all for itself. */
  readonly shared?: Pick<SharedPlace, 'get'> | null;
  /** True: this process stops soon, and `/readyz` says so; absent: never. */
  readonly isLeaving?: () => boolean;
  /** The workers that this process is one of; absent or null: it is alone. */
  readonly crew?: Crew | null;
  /** What is seen of it at work; absent: by itself alone. */
  readonly observing?: Observing;
}

/** A listener for `node:http` that also answers by `fetch`. */
export type Server = YogaServerInstance<Arrival, Context>;

const maxBodyBytes = 1_048_576;

/** GraphQL, GraphiQL, probes and webhooks over all that. Opens no port: hand it to `node:http`, or call its `fetch`. */
export function createServer(parts: ServerParts): Server {
  const { schema, vendors, store, log } = parts;
  const page = graphiqlOptions();
  const observing = parts.observing ?? createObserving({ log, clock: parts.clock, slowMs: parts.budgetMs });
  const watched = { vendors, store, observing, crew: parts.crew ?? null };
  const onPush = (vendor: string, outcome: string) => observing.metrics.pushes.inc({ vendor, outcome });
  const takePush = createWebhooks({ ...parts, onPush });
  const writer = createWriter({ vendors, ledger: store.writes, clock: parts.clock, log });
  return createYoga<Arrival, Context>({
    schema,
    context: ({ request }) => contextFor(request, parts, writer),
    graphqlEndpoint: '/graphql',
    graphiql: ({ url }) => isGraphql(new URL(url).pathname) && page,
    renderGraphiQL,
    maxRequestBodySize: maxBodyBytes,
    landingPage: false,
    multipart: false,
    batching: false,
    // Another origin's page could read our answers with it.
    cors: false,
    // All three are done by plugins of ours.
    healthCheckEndpoint: ' ',
    maskedErrors: false,
    logging: false,
    plugins: [
      useRequestId(),
      useConsumer(parts.trustedProxies ?? null),
      useSecurityHeaders(),
      useRoutes({
        '/': () => new Response(null, { status: 302, headers: { location: '/graphql' } }),
        '/healthz': alive,
        '/readyz': ready(parts),
        '/metrics': metricsPage(watched),
        '/status': statusPage(),
        '/status.json': async () => Response.json(await statusOf(watched)),
        '/webhooks/{}/{}': (request, { parts: [vendor = '', secret = ''], peer }) =>
          takePush(request, { vendor, secret, peer }),
      }),
      useJsonOnly(),
      useQueryLimits(),
      useSourceNotes(),
      useEventContexts(parts, writer),
      useMaskedErrors(log),
      useObserving(observing, log, vendors),
      useEventStreams(parts.keepAliveMs),
    ],
  });
}
