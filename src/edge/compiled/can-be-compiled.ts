import { getNamedType, getNullableType, isListType, isNonNullType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { BREAK, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { ASTNode, DocumentNode, GraphQLSchema, GraphQLType } from 'graphql';

/**
 * False if a valid document holds anything that graphql-jit gets wrong, or could be made to run as code: it stays with
 * graphql-js, which takes longer and is right.
 */
export function canBeCompiled(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let isFine = true;
  const enter = (node: ASTNode) => {
    isFine = isSafe(node) && !isOfOwnScalar(node, types) && !mayHoldNulls(node, types);
    return isFine ? undefined : BREAK;
  };
  visit(document, visitWithTypeInfo(types, { enter }));
  return isFine;
}

function isSafe(node: ASTNode): boolean {
  // Whoever asks must not write what we run: a text that looks like a mark of the compiler's own comes out as code.
  if (node.kind === Kind.STRING) return false;
  // @skip and @include: what one use of a fragment or a merged field is told would hold for the others too.
  if (node.kind === Kind.DIRECTIVE) return false;
  // Paths are told apart by their names with `_` between: `a_b { c }` would be taken for `b { c_a }` elsewhere.
  if (node.kind === Kind.FIELD) return node.alias?.value.includes('_') !== true;
  // `__proto__` is no property like others.
  return node.kind !== Kind.VARIABLE || !node.name.value.startsWith('__');
}

/** A literal of a scalar of ours is handed on as JSON, and variables within it are not seen. */
function isOfOwnScalar(node: ASTNode, types: TypeInfo): boolean {
  if (!values.has(node.kind)) return false;
  const type = getNamedType(types.getInputType());
  return isScalarType(type) && !isSpecifiedScalarType(type);
}

const values: ReadonlySet<string> = new Set([Kind.INT, Kind.FLOAT, Kind.BOOLEAN, Kind.OBJECT]);

/** Where an item of a list is rejected, its null is put behind those that are there already. */
const mayHoldNulls = (node: ASTNode, types: TypeInfo): boolean =>
  node.kind === Kind.FIELD && isListOfNullables(types.getType());

function isListOfNullables(type: GraphQLType | null | undefined): boolean {
  const list = getNullableType(type);
  return isListType(list) && (!isNonNullType(list.ofType) || isListOfNullables(list.ofType));
}
