import { GraphQLError } from 'graphql';
import type { ServerParts } from '../../server.ts';
import { askerOf } from '../asker-of.ts';
import type { Asking } from '../asking.ts';
import { startEventBudget } from '../budget.ts';
import { soundVariables } from '../compiled/sound-variables.ts';
import { findConsumer } from '../consumer.ts';
import { contextFor } from '../context-for.ts';
import { maxAgeOf } from '../max-age-header.ts';
import { giveRequestId } from '../request-id.ts';
import { troublesOf } from '../sandbox-header.ts';
import { securityHeaders } from '../use-security-headers.ts';
import { questionIn, type PlainAnswer, type PlainPost } from './plain-post.ts';
import { preparedOperations } from './prepared-operations.ts';
import { runOperation, type Answered, type OperationRoom, type OperationRun } from './run-operation.ts';
import { sharingKeyOf, type SharedAnswers } from './shared-answers.ts';

/** What plain posts are answered with. */
export interface PlainPostRoom extends OperationRoom {
  /** Null: every question is answered by itself. */
  readonly sharing: SharedAnswers | null;
}

/** Answers a plain POST; null: Yoga must, and nothing has happened yet. */
export type AnswerPlainPost = (post: PlainPost) => Promise<PlainAnswer> | null;

/**
 * The way of nearly all requests: the steps that they take through Yoga's plugins, without a `Request`, a `Response` and
 * hooks for each. Whatever is not plain, or wrong before it is run, goes through Yoga.
 */
export function answerPlainPosts(room: PlainPostRoom): AnswerPlainPost {
  const { parts, writer, watch, sharing } = room;
  const { schema, clock, budgetMs } = parts;
  const prepare = preparedOperations(schema);

  /** Runs it until its client, or the last of several, has gone. */
  async function run(operation: Omit<OperationRun, 'context'>, gone: AbortSignal): Promise<Answered> {
    const { post } = operation;
    const budget = startEventBudget(gone, budgetMs, clock);
    try {
      const asking = { headers: post.headers, signal: gone };
      const context = contextFor(asking, parts, writer, { budget, asker: askerOf(post) });
      return await runOperation(room, { ...operation, context });
    } finally {
      budget.end();
    }
  }

  async function answered(operation: Omit<OperationRun, 'context'>, requestId: string): Promise<PlainAnswer> {
    const { post, prepared, watched } = operation;
    const key = sharing === null ? null : sharingKeyOf(post, prepared.operation);
    try {
      const { answer, shown } = await (sharing === null || key === null
        ? run(operation, post.signal)
        : sharing.answer(key, post.signal, (gone) => run(operation, gone)));
      watched.shown(shown);
      return { ...answer, headers: { ...answer.headers, ...securityHeaders, 'x-request-id': requestId } };
    } finally {
      watched.ended();
    }
  }

  return (post) => {
    const question = questionIn(post.text);
    const prepared = question === null ? null : prepare(question);
    if (question === null || prepared === null || !hasSoundHeaders(post, parts)) return null;
    const variables = soundVariables(schema, prepared.operation, question.variables);
    if (variables === null) return null;
    const requestId = giveRequestId(post);
    findConsumer(post, post.peer, parts.trustedProxies ?? null);
    const watched = watch(post);
    watched.runs(prepared.operation);
    return answered({ post, question, prepared, variables, watched }, requestId);
  };
}

/** False: Yoga tells which header is wrong. */
function hasSoundHeaders(request: Asking, { vendors, isProduction }: ServerParts): boolean {
  try {
    troublesOf(request, vendors, isProduction);
    maxAgeOf(request);
    return true;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}
