import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { processRegularResult, type FetchAPI } from 'graphql-yoga';
import type { Context } from '../../context.ts';
import type { Variables } from '../compiled/conditions.ts';
import { PrintedData } from '../compiled/printed-data.ts';
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

/** What came of it: data in objects, or written already. */
type Result = ExecutionResult<unknown>;

/** One operation, ready to be run. */
export interface OperationRun {
  readonly post: PlainPost;
  readonly question: Question;
  readonly prepared: PreparedOperation;
  readonly variables: Variables;
  readonly context: Context;
  readonly watched: WatchedRequest;
}

/** An answer, and the result that is written in it. */
export interface Answered {
  readonly answer: PlainAnswer;
  readonly shown: Result;
}

/** Runs a prepared operation and writes its answer, in the order of the plugins on the long way. */
export async function runOperation({ parts, fetchAPI }: OperationRoom, run: OperationRun): Promise<Answered> {
  const { post, context, watched } = run;
  const result = withNotes(await executed(run, parts.schema), context);
  watched.executed(result);
  const shown = withMaskedErrors(result, post, parts.log);
  const isPlain = shown.errors === undefined && shown.extensions?.['http'] === undefined;
  return { answer: isPlain ? plainly(shown, post) : await written(shown, post, fetchAPI), shown };
}

async function executed(run: OperationRun, schema: GraphQLSchema): Promise<Result> {
  const { question, prepared, variables, context } = run;
  try {
    if (prepared.compiled !== null) return await prepared.compiled(context, variables);
    return await execute({
      schema,
      document: prepared.document,
      contextValue: context,
      variableValues: question.variables,
      operationName: question.operationName,
    });
  } catch (error) {
    // Not of a field, which has its own error: of what runs them.
    const originalError = error instanceof Error ? error : new Error('Not an Error was thrown.');
    return { errors: [new GraphQLError('', { originalError })] };
  }
}

const plainly = (result: Result, { mediaType }: PlainPost): PlainAnswer => ({
  status: 200,
  headers: { 'content-type': `${mediaType}; charset=utf-8` },
  body: result.data instanceof PrintedData ? aroundData(result, result.data) : JSON.stringify(result),
});

function aroundData({ data: _written, ...others }: Result, data: PrintedData): string {
  const rest = JSON.stringify(others);
  return data.textBetween('{"data":', rest === '{}' ? rest.slice(1) : `,${rest.slice(1)}`);
}

async function written(shown: Result, { mediaType }: PlainPost, fetchAPI: FetchAPI): Promise<PlainAnswer> {
  const result = shown.data instanceof PrintedData ? { ...shown, data: shown.data.parsed() } : shown;
  const response = processRegularResult(result, fetchAPI, mediaType);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
