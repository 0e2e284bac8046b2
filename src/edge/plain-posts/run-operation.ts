import { execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { processRegularResult, type FetchAPI } from 'graphql-yoga';
import type { Context } from '../../context.ts';
import type { CompiledOperation } from '../compiled/compile-operation.ts';
import { withMaskedErrors } from '../use-masked-errors.ts';
import { withNotes } from '../use-source-notes.ts';
import type { WatchedRequest } from '../watch-requests.ts';
import type { EdgeRoom } from '../yoga-over.ts';
import type { AnswerType, PlainAnswer, PlainPost, Question } from './plain-post.ts';
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
  const result = withNotes(await resultOf(args, compiled.of(prepared.document, prepared.operation)), context);
  watched.executed(result);
  const shown = withMaskedErrors(result, post, parts.log);
  return { answer: await written(shown, post.mediaType, fetchAPI), shown };
}

async function resultOf(args: ExecutionArgs, compiled: CompiledOperation | null): Promise<ExecutionResult> {
  try {
    return await (compiled ?? execute)(args);
  } catch (error) {
    // Not of a field, which has its own error: of what runs them.
    const originalError = error instanceof Error ? error : new Error('Not an Error was thrown.');
    return { errors: [new GraphQLError('', { originalError })] };
  }
}

async function written(result: ExecutionResult, mediaType: AnswerType, fetchAPI: FetchAPI): Promise<PlainAnswer> {
  if (result.errors === undefined && result.extensions?.['http'] === undefined) {
    return { status: 200, headers: { 'content-type': `${mediaType}; charset=utf-8` }, body: JSON.stringify(result) };
  }
  const response = processRegularResult(result, fetchAPI, mediaType);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
