import { defaultTypeResolver, GraphQLError, isAbstractType, isLeafType, isListType, isNonNullType } from 'graphql';
import { isObjectType, type FieldNode, type GraphQLAbstractType, type GraphQLObjectType } from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import type { FieldInfo } from './field-info.ts';
import type { FieldPlan } from './field-plan.ts';
import type { OperationPlan } from './operation-plan.ts';
import { nothing, type OperationRun, type Path } from './operation-run.ts';
import { isPromise, type Later, type Output } from './output.ts';
import { writeLeaf } from './write-leaf.ts';
import { writeList } from './write-list.ts';
import { writeObject } from './write-object.ts';

/**
 * Writes what a field was resolved to, or an item of it, which then has a path of its own. Throws what cannot be shown, and
 * may have written a part of it then.
 */
export type WriteValue = (
  run: OperationRun,
  value: unknown,
  output: Output,
  info: FieldInfo,
  path?: NonNullable<Path>,
) => Later;

/** How values of a type are written; "CompleteValue" of the specification of GraphQL (section 6.4.3). */
export function writerOf(plan: OperationPlan, type: GraphQLOutputType, nodes: readonly FieldNode[]): WriteValue {
  const isNullable = !isNonNullType(type);
  const write = writerOfThere(plan, isNonNullType(type) ? type.ofType : type, nodes);
  return (run, value, output, info, path) => {
    if (typeof value === 'object' && value instanceof Error) throw value;
    if (value !== null && value !== undefined) return write(run, value, output, info, path);
    if (!isNullable) {
      throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
    }
    output.push(nothing);
    return undefined;
  };
}

function writerOfThere(plan: OperationPlan, type: GraphQLOutputType, nodes: readonly FieldNode[]): WriteValue {
  if (isLeafType(type)) return writeLeaf(type);
  if (isObjectType(type)) return objectWriter(plan, nodes)(type);
  if (isAbstractType(type)) return writeAbstract(plan, type, nodes);
  if (!isListType(type)) throw new Error('A type that no value has.');
  return writeList({ nodes, isNullable: !isNonNullType(type.ofType), write: writerOf(plan, type.ofType, nodes) });
}

/** Writers of objects by their types; what is asked of a type is planned when its first object comes. */
function objectWriter(plan: OperationPlan, nodes: readonly FieldNode[]): (type: GraphQLObjectType) => WriteValue {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return (type) => {
    let planned: readonly FieldPlan[] | null = null;
    return (run, value, output, info, path = info.path) => {
      const fields = (planned ??= plan.below(type, sets));
      const isOfType = type.isTypeOf?.(value, run.context, info) ?? true;
      if (isOfType === true) return writeObject(run, fields, value, output, path);
      return whenKnown(run, isOfType, nodes, path, (isIt) => {
        if (!isIt) throw new GraphQLError(`A value is no ${type.name}.`, { nodes });
        return writeObject(run, fields, value, output, path);
      });
    };
  };
}

/** Writes when it is known of which type a value is. Rejects with an error that tells where that failed. */
const whenKnown = async <T>(
  run: OperationRun,
  known: T | Promise<T>,
  nodes: readonly FieldNode[],
  path: Path,
  write: (known: T) => Later,
): Promise<void> => {
  try {
    await write(await known);
  } catch (error) {
    run.failed(error, nodes, path, false);
  }
};

function writeAbstract(plan: OperationPlan, type: GraphQLAbstractType, nodes: readonly FieldNode[]): WriteValue {
  const ofObjects = objectWriter(plan, nodes);
  const writers = new Map<string, WriteValue>();
  const writerNamed = (name: unknown): WriteValue => {
    const known = writers.get(name as string);
    if (known !== undefined) return known;
    const object = typeof name === 'string' ? plan.schema.getType(name) : undefined;
    if (!isObjectType(object) || !plan.schema.isSubType(type, object)) {
      throw new GraphQLError(`A value of ${type.name} is of no type that this may be.`, { nodes });
    }
    const writer = ofObjects(object);
    writers.set(object.name, writer);
    return writer;
  };
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (run, value, output, info, path) => {
    const name = resolveType(value, run.context, info, type);
    return isPromise(name)
      ? whenKnown(run, name, nodes, path ?? info.path, (late) => writerNamed(late)(run, value, output, info, path))
      : writerNamed(name)(run, value, output, info, path);
  };
}
