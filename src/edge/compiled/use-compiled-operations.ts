import { getOperationAST, type ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { CompiledOperations } from './compiled-operations.ts';
import { hasSoundVariables } from './has-sound-variables.ts';

/** Runs compiled queries as such; all else, and what those cannot do, stays with graphql-js. */
export const useCompiledOperations = (operations: CompiledOperations): Plugin => ({
  onExecute({ args: { schema, document, operationName, variableValues }, setExecuteFn }) {
    const operation = getOperationAST(document, operationName);
    if (!operation || !hasSoundVariables(schema, operation, variableValues ?? {})) return;
    const compiled = operations.of(document, operation);
    if (compiled !== null) setExecuteFn((args: ExecutionArgs) => compiled(args));
  },
});
