import { execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { processRegularResult, type FetchAPI } from 'graphql-yoga';
import type { Context } from '../../context.ts';
import { withMaskedErrors } from '../use-masked-errors.ts';
import { withNotes } from '../use-source-notes.ts';
import type { WatchedRequest } from '../watch-requests.ts';
import type { EdgeRoom } from '../yoga-over.ts';
import type { PlainAnswer, PlainPost, Question } from './plain-post.ts';
import type { PreparedOperation } from './prepared-operations.ts';

/** What operations are run with. */
export interface OperationRoom extends EdgeRoom {
  /** Yoga's, for results with errors. */
  readonly fetchAPI: FetchAPI;
}

/** One operation, ready to be run. */
export interface OperationRun {
  readonly post: PlainPost;
  readonly question: Question;
  readonly prepared: PreparedOperation;
  readonly context: Context;
  readonly watched: WatchedRequest;
}

/** An answer, and the result that is written in it. */
export interface Answered {
  readonly answer: PlainAnswer;
  readonly shown: ExecutionResult;
}

/** Runs a prepared operation and writes its answer, in the order of the plugins on the long way. */
export async function runOperation({ parts, compiled, fetchAPI }: OperationRoom, run: OperationRun): Promise<Answered> {
  const { post, question, prepared, context, watched } = run;
  const args: ExecutionArgs = {
    schema: parts.schema,
    document: prepared.document,
    contextValue: context,
    variableValues: question.variables,
    operationName: question.operationName,
  };
  const executed = compiled.of(prepared.document, prepared.operation) ?? execute;
  let given: ExecutionResult;
  try {
    given = await executed(args);
  } catch (error) {
    // Not of a field, which has its own error: of what runs them.
    const originalError = error instanceof Error ? error : new Error('Not an Error was thrown.');
    given = { errors: [new GraphQLError('', { originalError })] };
  }
  const result = withNotes(given, context);
  watched.executed(result);
  const shown = withMaskedErrors(result, post, parts.log);
  const isPlain = shown.errors === undefined && shown.extensions?.['http'] === undefined;
  return { answer: isPlain ? plainly(shown, post) : await written(shown, post, fetchAPI), shown };
}

const plainly = (result: ExecutionResult, { mediaType }: PlainPost): PlainAnswer => ({
  status: 200,
  headers: { 'content-type': `${mediaType}; charset=utf-8` },
  body: JSON.stringify(result),
});

async function written(result: ExecutionResult, { mediaType }: PlainPost, fetchAPI: FetchAPI): Promise<PlainAnswer> {
  const response = processRegularResult(result, fetchAPI, mediaType);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
