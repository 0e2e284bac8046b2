import { defaultFieldResolver, getArgumentValues, isLeafType, isNonNullType, Kind, visit } from 'graphql';
import { SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import type { Variables } from './conditions.ts';
import type { OperationPlan } from './operation-plan.ts';
import { writerOf, type WriteValue } from './write-value.ts';

/** All that is known of one field of an answer before it is resolved. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly name: string;
  /** What stands in the answer before its value. */
  readonly lead: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly parent: GraphQLObjectType;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Its arguments, where they are the same for all who ask; null: they depend on variables. */
  readonly fixedArguments: Variables | null;
  readonly isNullable: boolean;
  /** True: an error may come when a part of it is written, and it is null then. */
  readonly isWrittenApart: boolean;
  readonly write: WriteValue;
}

/** Plans a field of an object type; null: the type has no such field, and it is left out. */
export function planField(
  plan: OperationPlan,
  parent: GraphQLObjectType,
  [name, nodes]: readonly [string, readonly FieldNode[]],
  isFirst: boolean,
): FieldPlan | null {
  const [node] = nodes;
  const definition = node && fieldOf(plan, parent, node.name.value);
  if (definition === undefined || node === undefined) return null;
  return {
    name,
    lead: `${isFirst ? '{' : ','}"${name}":`,
    definition,
    nodes,
    parent,
    resolve: definition.resolve ?? defaultFieldResolver,
    fixedArguments: hasVariables(node) ? null : fixedArguments(definition, node),
    isNullable: !isNonNullType(definition.type),
    isWrittenApart: !isNonNullType(definition.type) && !isLeafType(definition.type),
    write: writerOf(plan, definition.type, nodes),
  };
}

function fieldOf(
  { schema }: OperationPlan,
  parent: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parent.getFields()[name];
}

function hasVariables({ arguments: given = [] }: FieldNode): boolean {
  let isFound = false;
  for (const argument of given) visit(argument, { [Kind.VARIABLE]: () => void (isFound = true) });
  return isFound;
}

/** Null where they cannot be read: that is told as an error of the field, whenever it is asked for. */
function fixedArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Variables | null {
  try {
    return Object.freeze(getArgumentValues(definition, node));
  } catch {
    return null;
  }
}
