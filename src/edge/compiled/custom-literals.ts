import { getNamedType, isScalarType, isSpecifiedScalarType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema, ValueNode } from 'graphql';

/**
 * True if a value of a scalar of ours stands in the document itself: graphql-jit hands a literal of such a scalar on as
 * JSON, and does not see variables within it.
 */
export function hasCustomLiterals(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let isFound = false;
  const look = (node: ValueNode): void => {
    const type = getNamedType(types.getInputType());
    if (node.kind !== Kind.VARIABLE && node.kind !== Kind.NULL && isScalarType(type)) {
      isFound ||= !isSpecifiedScalarType(type) && node.kind !== Kind.LIST;
    }
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node) {
        if (isValue(node)) look(node);
      },
    }),
  );
  return isFound;
}

const kinds: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);
const isValue = (node: { readonly kind: string }): node is ValueNode => kinds.has(node.kind);
