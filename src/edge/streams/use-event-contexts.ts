import { createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../../context.ts';
import type { ServerParts } from '../../server.ts';
import type { Writer } from '../../writes/writer.ts';
import { startEventBudget } from '../budget.ts';
import { newAsker } from '../asker-of.ts';
import { contextFor } from '../context-for.ts';
import { eventIds } from './event-ids.ts';
import { unconditionalSubscriptions } from './unconditional-subscriptions.ts';
import { withMaskedErrors } from '../use-masked-errors.ts';
import { withNotes } from '../use-source-notes.ts';

/** Answers each event of a subscription as a request of its own: with its own loaders, budget and notes. */
export const useEventContexts = (parts: ServerParts, writer: Writer): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(unconditionalSubscriptions);
  },
  onSubscribe({ setSubscribeFn }) {
    setSubscribeFn(async (args: ExecutionArgs) => {
      const { request } = args.contextValue as YogaInitialContext;
      const events = await createSourceEventStream(args);
      if (!(Symbol.asyncIterator in events)) return events;

      const answer = async (event: unknown): Promise<ExecutionResult> => {
        const budget = startEventBudget(request.signal, parts.budgetMs, parts.clock);
        let place: string | undefined;
        const contextValue: Context = {
          ...contextFor(request, parts, writer, { budget, asker: newAsker(request) }),
          markPlace: (id) => void (place = id),
        };
        try {
          const result = await execute({ ...args, rootValue: event, contextValue });
          const shown = withMaskedErrors(withNotes(result, contextValue), request, parts.log);
          if (place !== undefined) eventIds.set(shown, place);
          return shown;
        } finally {
          budget.end();
        }
      };
      const failed = (error: unknown): ExecutionResult =>
        withMaskedErrors({ errors: [asGraphError(error)] }, request, parts.log);
      return answered(events[Symbol.asyncIterator](), answer, failed);
    });
  },
});

/** Asks for the next event when the next answer is asked for, and not before; a source that breaks ends with one error. */
function answered(
  events: AsyncIterator<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult>,
  failed: (error: unknown) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  let hasFailed = false;
  const done = { done: true, value: undefined } as const;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (hasFailed) return done;
      try {
        const event = await events.next();
        return event.done === true ? done : { done: false, value: await answer(event.value) };
      } catch (error) {
        hasFailed = true;
        return { done: false, value: failed(error) };
      }
    },
    async return() {
      hasFailed = true;
      await events.return?.();
      return done;
    },
  };
}

const asGraphError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('', { originalError: error instanceof Error ? error : new Error('Not an Error was thrown.') });
