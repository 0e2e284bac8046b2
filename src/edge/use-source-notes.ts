import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';

/** The result with every outcome that is not OK. */
export const withNotes = <R extends ExecutionResult>(result: R, { notes }: Context): R =>
  notes.all.length === 0 ? result : { ...result, extensions: { ...result.extensions, sources: notes.all } };

/** Puts every outcome that is not OK into `extensions.sources`, selected or not, so that nobody takes absence for emptiness. */
export const useSourceNotes = (): Plugin<Context> => ({
  onExecute({ args }) {
    const context: Context = args.contextValue;
    return {
      onExecuteDone({ result, setResult }) {
        if (!(Symbol.asyncIterator in result)) setResult(withNotes(result, context));
      },
    };
  },
});
