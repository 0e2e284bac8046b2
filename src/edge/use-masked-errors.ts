import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ServerLog } from '../log.ts';
import { internalError, showError } from '../mask-error.ts';
import type { Asking } from './asking.ts';
import { requestIdOf } from './request-id.ts';

/** Every error of every answer passes here, also those of requests that never reached the graph. */
export const useMaskedErrors = (log: ServerLog): Plugin => ({
  onResultProcess({ request, result, setResult }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result) return;
    setResult(withMaskedErrors(result, request, log));
  },
});

/** The result with its errors as a client may see them. */
export function withMaskedErrors<R extends ExecutionResult<unknown>>(result: R, request: Asking, log: ServerLog): R {
  if (!result.errors?.length) return result;
  const requestId = requestIdOf(request);
  const isWholeRequest = !('data' in result);
  return { ...result, errors: result.errors.map((error) => shown(error, requestId, isWholeRequest, log)) };
}

function shown(error: unknown, requestId: string, isWholeRequest: boolean, log: ServerLog): GraphQLError {
  const known = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) });
  const visible = showError(known);
  if (visible !== null) return visible;
  log.error('A request met a fault of ours.', known.originalError ?? known, {
    requestId,
    path: known.path?.join('.') ?? null,
  });
  return internalError(known, requestId, isWholeRequest);
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error('Not an Error was thrown.'));
