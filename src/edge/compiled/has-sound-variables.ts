import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

/** False: graphql-js refuses them, and says how; a compiled operation would say it in other words. */
export const hasSoundVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean =>
  variableDefinitions.length === 0 || getVariableValues(schema, variableDefinitions, variables).errors === undefined;
