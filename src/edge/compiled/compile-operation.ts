import { OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { canBeCompiled } from './can-be-compiled.ts';
import { isSmallEnough } from './is-small-enough.ts';
import { withGraphqlErrors } from './graphql-errors.ts';

/** One query made into a function. Its variables must be sound. */
export type CompiledOperation = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Compiles a validated query with graphql-jit. Null: it stays with graphql-js, because it is no query, is too large, or
 * holds what the compiler gets wrong.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation | null {
  if (operation.operation !== OperationTypeNode.QUERY || !canBeCompiled(schema, document)) return null;
  if (!isSmallEnough(schema, document, operation)) return null;
  const compiled = compileQuery(schema, document, operation.name?.value, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled)) return null;
  return ({ rootValue, contextValue, variableValues }) => {
    const result = compiled.query(rootValue, contextValue, variableValues ?? {});
    return result instanceof Promise
      ? result.then((late: ExecutionResult) => withGraphqlErrors(late, document))
      : withGraphqlErrors(result, document);
  };
}
