import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createYoga } from 'graphql-yoga';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Context } from '../context.ts';
import type { Observing } from '../observing/observing.ts';
import { statusOf } from '../observing/status.ts';
import { createWebhooks } from '../pushes/webhooks.ts';
import type { ServerParts } from '../server.ts';
import type { Writer } from '../writes/writer.ts';
import { askerOf } from './asker-of.ts';
import type { Asking } from './asking.ts';
import { startBudget } from './budget.ts';
import { useConsumer } from './consumer.ts';
import { contextFor } from './context-for.ts';
import { graphiqlOptions } from './pages/graphiql.ts';
import { metricsPage } from './pages/metrics-page.ts';
import { alive, ready } from './pages/probes.ts';
import { statusPage } from './pages/status-page.ts';
import { useRequestId } from './request-id.ts';
import { useEventContexts } from './streams/use-event-contexts.ts';
import { useEventStreams } from './streams/use-event-streams.ts';
import { useJsonOnly } from './use-json-only.ts';
import { useMaskedErrors } from './use-masked-errors.ts';
import { useObserving } from './use-observing.ts';
import { useQueryLimits } from './use-query-limits.ts';
import { isGraphql, useRoutes, type Arrival } from './use-routes.ts';
import { useSecurityHeaders } from './use-security-headers.ts';
import { useSourceNotes } from './use-source-notes.ts';
import type { WatchedRequest } from './watch-requests.ts';

/** What both ways of a request have in common. */
export interface EdgeRoom {
  readonly parts: ServerParts;
  readonly writer: Writer;
  readonly watch: (request: Asking) => WatchedRequest;
}

const maxBodyBytes = 1_048_576;

/** Answers whatever may come: GraphQL, GraphiQL, probes and webhooks. */
export function yogaOver({
  parts,
  writer,
  watch,
  observing,
}: EdgeRoom & { readonly observing: Observing }): YogaServerInstance<Arrival, Context> {
  const { schema, vendors, store, log } = parts;
  const page = graphiqlOptions();
  const watched = { vendors, store, observing, shared: parts.shared ?? null, crew: parts.crew ?? null };
  const onPush = (vendor: string, outcome: string) => observing.metrics.pushes.inc({ vendor, outcome });
  const takePush = createWebhooks({ ...parts, onPush });
  return createYoga<Arrival, Context>({
    schema,
    context: ({ request }) =>
      contextFor(request, parts, writer, {
        budget: startBudget(request.signal, parts.budgetMs, parts.clock),
        asker: askerOf(request),
      }),
    graphqlEndpoint: '/graphql',
    graphiql: ({ url }) => isGraphql(new URL(url).pathname) && page,
    renderGraphiQL,
    maxRequestBodySize: maxBodyBytes,
    landingPage: false,
    multipart: false,
    batching: false,
    // A refused text may be long, and costs little to refuse again.
    parserAndValidationCache: { errorCache: { get: () => undefined, set: () => undefined } },
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
      useObserving(watch),
      useEventStreams(parts.keepAliveMs),
    ],
  });
}
