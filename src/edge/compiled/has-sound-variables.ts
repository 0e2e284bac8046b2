import { getVariableValues, Kind } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode, VariableDefinitionNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** False: graphql-js refuses them, and says how; a compiled operation would say it in other words. */
export const hasSoundVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): boolean =>
  variableDefinitions.every((definition) => isGivenText(definition, variables)) ||
  getVariableValues(schema, variableDefinitions, variables).errors === undefined;

/** Most variables are ids, of which there is nothing to find out. */
function isGivenText({ variable, type }: VariableDefinitionNode, variables: Variables): boolean {
  const { value: name } = variable.name;
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  if (named.kind !== Kind.NAMED_TYPE || !texts.has(named.name.value)) return false;
  return Object.hasOwn(variables, name) && typeof variables[name] === 'string';
}

const texts: ReadonlySet<string> = new Set(['ID', 'String']);
