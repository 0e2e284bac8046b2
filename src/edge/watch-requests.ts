import { GraphQLError, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import type { ServerLog } from '../log.ts';
import type { Observing } from '../observing/observing.ts';
import { operationLabels } from '../observing/operation-labels.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import { regretIfNew } from '../vendors/regret.ts';
import { VendorError } from '../vendors/vendor-error.ts';
import { askerOf } from './asker-of.ts';
import type { Asking } from './asking.ts';
import { requestIdOf } from './request-id.ts';

type Result = ExecutionResult<unknown> | AsyncIterable<unknown>;

/** One GraphQL request under way, as metrics, log and traces are told of it. */
export interface WatchedRequest {
  /** What it asks for; undefined: that cannot be told. */
  runs(operation: OperationDefinitionNode | undefined): void;
  /** What came of it, before errors are masked. */
  executed(result: Result): void;
  /** What its client is shown. */
  shown(result: Result): void;
  ended(): void;
}

/** ok: all that was asked; partial: with errors, or without some vendor; refused: no data; fault: ours. */
type Outcome = 'ok' | 'partial' | 'refused' | 'fault';

/** Counts, measures and traces GraphQL requests. */
export function watchRequests(
  { metrics, tracing }: Observing,
  log: ServerLog,
  vendors: ConnectedVendors,
): (request: Asking) => WatchedRequest {
  const labelOf = operationLabels();

  return (request) => {
    const trace = tracing?.begins(askerOf(request), request.headers.get('traceparent')) ?? null;
    const startedAt = performance.now();
    let operation = 'none';
    let type: string | null = null;
    let outcome: Outcome = 'refused';
    return {
      runs(run) {
        operation = labelOf(run?.name?.value);
        type = run?.operation ?? null;
      },
      executed: (result) => regretLate(result, vendors),
      shown(result) {
        outcome = outcomeOf(result);
      },
      ended() {
        const ms = performance.now() - startedAt;
        metrics.requests.inc({ operation, outcome });
        metrics.requestSeconds.observe({ operation }, ms / 1000);
        trace?.ended({ operation, type, outcome });
        log.debug?.('graphql request', { operation, outcome, ms: Math.round(ms), requestId: requestIdOf(request) });
      },
    };
  };
}

function outcomeOf(result: Result): Outcome {
  if (Symbol.asyncIterator in result) return 'ok';
  const { data, errors = [], extensions } = result;
  if (errors.some((error) => error.extensions?.['code'] === 'INTERNAL')) return 'fault';
  if (data === null || data === undefined) return 'refused';
  return errors.length > 0 || extensions?.['sources'] !== undefined ? 'partial' : 'ok';
}

/** What nested fields met of vendors; lists tell of theirs themselves. */
function regretLate(result: Result, vendors: ConnectedVendors): void {
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
