import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';

/** The result with every outcome that is not OK, and with the vendor calls made for it if its client asked for those. */
export function withNotes<R extends ExecutionResult<unknown>>(result: R, { notes, vendorCalls }: Context): R {
  if (notes.all.length === 0 && !vendorCalls) return result;
  const extensions = {
    ...result.extensions,
    ...(notes.all.length === 0 ? {} : { sources: notes.all }),
    ...(vendorCalls ? { vendorCalls: vendorCalls.all } : {}),
  };
  return { ...result, extensions };
}

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
