import { getVariableValues } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Variables } from './conditions.ts';

/** The variables of an operation as its fields are given them. Null: graphql-js refuses them, and says how. */
export function soundVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: Variables,
): Variables | null {
  if (variableDefinitions.length === 0) return none;
  return getVariableValues(schema, variableDefinitions, sent, { maxErrors: 1 }).coerced ?? null;
}

const none: Variables = Object.freeze({});
