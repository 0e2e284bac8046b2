import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';

const mostNames = 100;

/** The operation of a document that is run; undefined if that cannot be told. */
export const operationOf = (
  { definitions }: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode | undefined =>
  definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  ) as OperationDefinitionNode | undefined;

/** Names operations for metrics: clients choose the names, so only so many are told apart, and none that may hold a number of somebody. */
export function operationLabels(): (name: string | undefined) => string {
  const known = new Set<string>();
  return (name) => {
    if (name === undefined) return 'anonymous';
    if (known.has(name)) return name;
    if (known.size >= mostNames || name.length > 64 || /\d{5}/.test(name)) return 'other';
    known.add(name);
    return name;
  };
}
