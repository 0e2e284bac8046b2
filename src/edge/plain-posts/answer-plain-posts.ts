import { execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { processRegularResult, type FetchAPI } from 'graphql-yoga';
import type { Context } from '../../context.ts';
import { askerOf } from '../asker-of.ts';
import { startEventBudget } from '../budget.ts';
import type { CompiledOperation } from '../compiled/compile-operation.ts';
import { hasSoundVariables } from '../compiled/has-sound-variables.ts';
import { findConsumer } from '../consumer.ts';
import { contextFor } from '../context-for.ts';
import { giveRequestId } from '../request-id.ts';
import { withMaskedErrors } from '../use-masked-errors.ts';
import { securityHeaders } from '../use-security-headers.ts';
import { withNotes } from '../use-source-notes.ts';
import type { EdgeRoom } from '../yoga-over.ts';
import { questionIn, type AnswerType, type PlainAnswer, type PlainPost } from './plain-post.ts';
import { preparedOperations, type PreparedOperation } from './prepared-operations.ts';

/** What plain posts are answered with. */
export interface PlainPostRoom extends EdgeRoom {
  /** Yoga's, for results with errors. */
  readonly fetchAPI: FetchAPI;
}

/** Answers a plain POST; null: Yoga must, and nothing has happened yet. */
export type AnswerPlainPost = (post: PlainPost) => Promise<PlainAnswer> | null;

/**
 * The way of nearly all requests: the steps that they take through Yoga's plugins, without a `Request`, a `Response` and
 * hooks for each. Whatever is not plain, or wrong before it is run, goes through Yoga.
 */
export function answerPlainPosts({ parts, writer, compiled, watch, fetchAPI }: PlainPostRoom): AnswerPlainPost {
  const { schema, clock, budgetMs, log } = parts;
  const prepare = preparedOperations(schema);

  async function answer(
    post: PlainPost,
    { document, operation }: PreparedOperation,
    contextValue: Context,
    given: Given,
  ) {
    const watched = watch(post);
    watched.runs(operation);
    try {
      const args = { schema, document, contextValue, ...given };
      const result = withNotes(await resultOf(args, compiled.of(document, operation)), contextValue);
      watched.executed(result);
      const shown = withMaskedErrors(result, post, log);
      watched.shown(shown);
      return await written(shown, post.mediaType, fetchAPI);
    } finally {
      watched.ended();
    }
  }

  return (post) => {
    const question = questionIn(post.text);
    const prepared = question === null ? null : prepare(question);
    if (question === null || prepared === null) return null;
    const { variables: variableValues, operationName } = question;
    if (!hasSoundVariables(schema, prepared.operation, variableValues)) return null;
    const id = giveRequestId(post);
    findConsumer(post, post.peer, parts.trustedProxies ?? null);
    const budget = startEventBudget(post.signal, budgetMs, clock);
    const context = soundContext(() => contextFor(post, parts, writer, { budget, asker: askerOf(post) }));
    if (context === null) {
      budget.end();
      return null;
    }
    return answer(post, prepared, context, { variableValues, operationName })
      .then((answered) => withHeaders(answered, { ...securityHeaders, 'x-request-id': id }))
      .finally(() => budget.end());
  };
}

type Given = Pick<ExecutionArgs, 'variableValues' | 'operationName'>;

/** Null: a header is wrong, which Yoga tells. */
function soundContext(make: () => Context): Context | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
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

const withHeaders = (answer: PlainAnswer, headers: Readonly<Record<string, string>>): PlainAnswer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});
