import {
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  typeFromAST,
  TypeMetaFieldDef,
} from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  InlineFragmentNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** Nobody else is answered while one is compiled: some 50 ms for so many. */
const mostSelections = 300;

/**
 * True if compiling the operation takes a moment only. Below an interface or a union the compiler writes each field once
 * for each type that may come, below that again, and so on: a short query may come to very many.
 */
export function isSmallEnough(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  let left = mostSelections;

  const countBelow = (set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): void => {
    if (set === undefined) return;
    const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    for (const object of objects) count(set, object);
  };

  const count = (set: SelectionSetNode, type: GraphQLObjectType): void => {
    for (const node of set.selections) {
      left -= 1;
      if (left < 0) return;
      if (node.kind === Kind.FIELD) {
        const field = type.getFields()[node.name.value] ?? metaFields.get(node.name.value);
        countBelow(node.selectionSet, field && getNamedType(field.type));
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (fragment !== undefined && isAbout(schema, fragment, type)) count(fragment.selectionSet, type);
    }
  };

  countBelow(operation.selectionSet, schema.getQueryType() ?? undefined);
  return left >= 0;
}

const metaFields = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

function isAbout(
  schema: GraphQLSchema,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  type: GraphQLObjectType,
): boolean {
  const on = typeCondition && typeFromAST(schema, typeCondition);
  return on === undefined || on === type || (isAbstractType(on) && schema.isSubType(on, type));
}
