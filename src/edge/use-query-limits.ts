import type { Plugin } from 'graphql-yoga';
import { parseWithinLimits } from './query-limits.ts';

export const useQueryLimits = (): Plugin => ({
  onParse({ setParseFn }) {
    setParseFn(parseWithinLimits);
  },
});
