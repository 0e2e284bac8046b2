import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileOperation, type CompiledOperation } from './compile-operation.ts';

/** Queries made into functions as they are asked again. */
export interface CompiledOperations {
  /** Null: not yet, or never; graphql-js runs it. */
  of(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | null;
}

interface Known {
  timesAsked: number;
  compiled: CompiledOperation | null;
}

/**
 * Compiles an operation when it is asked for the so manieth time: what is asked once is not worth it, and whoever sends
 * ever new operations must not make us compile. Null: none is compiled. Lives as long as its document does elsewhere.
 */
export function compiledOperations(schema: GraphQLSchema, from: number | null): CompiledOperations {
  const known = new WeakMap<OperationDefinitionNode, Known>();
  return {
    of(document, operation) {
      const it = known.get(operation) ?? { timesAsked: 0, compiled: null };
      known.set(operation, it);
      it.timesAsked += 1;
      if (it.timesAsked === from) it.compiled = compileOperation(schema, document, operation);
      return it.compiled;
    },
  };
}
