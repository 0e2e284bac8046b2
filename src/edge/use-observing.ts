import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { ServerLog } from '../log.ts';
import type { Observing } from '../observing/observing.ts';
import { operationLabels, operationOf } from '../observing/operation-labels.ts';
import type { RequestTrace } from '../observing/tracing.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import { regretIfNew } from '../vendors/regret.ts';
import { VendorError } from '../vendors/vendor-error.ts';
import { askerOf } from './asker-of.ts';
import { requestIdOf } from './request-id.ts';
import { isGraphql } from './use-routes.ts';

interface Running {
  readonly startedAt: number;
  readonly trace: RequestTrace | null;
  operation: string;
  type: string | null;
  outcome: Outcome | null;
}

/** ok: all that was asked; partial: with errors, or without some vendor; refused: no data; fault: ours. */
type Outcome = 'ok' | 'partial' | 'refused' | 'fault';

/** Counts, measures and traces GraphQL requests. To stand behind the plugin that masks errors. */
export function useObserving({ metrics, tracing }: Observing, log: ServerLog, vendors: ConnectedVendors): Plugin {
  const running = new WeakMap<Request, Running>();
  const labelOf = operationLabels();

  const begin = (args: ExecutionArgs): void => {
    const request = running.get((args.contextValue as YogaInitialContext).request);
    const operation = operationOf(args.document, args.operationName);
    if (request === undefined) return;
    request.operation = labelOf(operation?.name?.value);
    request.type = operation?.operation ?? null;
  };

  return {
    onRequest({ request, url }) {
      if (!isGraphql(url.pathname)) return;
      const trace = tracing?.begins(askerOf(request), request.headers.get('traceparent')) ?? null;
      running.set(request, { startedAt: performance.now(), trace, operation: 'none', type: null, outcome: null });
    },
    onSubscribe: ({ args }) => begin(args),
    onExecute({ args }) {
      begin(args);
      return { onExecuteDone: ({ result }) => regretLate(result, vendors) };
    },
    onResultProcess({ request, result }) {
      const seen = running.get(request);
      if (seen !== undefined && !Array.isArray(result)) seen.outcome = outcomeOf(result);
    },
    onResponse({ request, response }) {
      const seen = running.get(request);
      const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
      if (seen === undefined || isPage) return;
      running.delete(request);
      const { operation, type } = seen;
      const outcome = seen.outcome ?? 'refused';
      const ms = performance.now() - seen.startedAt;
      metrics.requests.inc({ operation, outcome });
      metrics.requestSeconds.observe({ operation }, ms / 1000);
      seen.trace?.ended({ operation, type, outcome });
      log.debug?.('graphql request', { operation, outcome, ms: Math.round(ms), requestId: requestIdOf(request) });
    },
  };
}

function outcomeOf(result: ExecutionResult | AsyncIterable<unknown>): Outcome {
  if (Symbol.asyncIterator in result) return 'ok';
  const { data, errors = [], extensions } = result;
  if (errors.some((error) => error.extensions?.['code'] === 'INTERNAL')) return 'fault';
  if (data === null || data === undefined) return 'refused';
  return errors.length > 0 || extensions?.['sources'] !== undefined ? 'partial' : 'ok';
}

/** What nested fields met of vendors; lists tell of theirs themselves. */
function regretLate(result: ExecutionResult | AsyncIterable<unknown>, vendors: ConnectedVendors): void {
  if (Symbol.asyncIterator in result) return;
  for (const error of result.errors ?? []) {
    const cause = innermost(error);
    if (!(cause instanceof VendorError)) continue;
    const vendor = [...vendors.values()].find(({ name }) => name === cause.vendor);
    regretIfNew(vendor?.line, cause);
  }
}

const innermost = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;
