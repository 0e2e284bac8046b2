import type { ExecutionResult } from 'graphql';

/** The id under which the client of a stream goes on behind an answer; it is told beside the answer, not in it. */
export const eventIds = new WeakMap<ExecutionResult, string>();
