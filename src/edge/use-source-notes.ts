import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';

/** Puts every outcome that is not OK into `extensions.sources`, selected or not, so that nobody takes absence for emptiness. */
export const useSourceNotes = (): Plugin<Context> => ({
  onExecute({ args }) {
    const { notes }: Context = args.contextValue;
    return {
      onExecuteDone({ result, setResult }) {
        if (Symbol.asyncIterator in result || notes.all.length === 0) return;
        setResult({ ...result, extensions: { ...result.extensions, sources: notes.all } });
      },
    };
  },
});
