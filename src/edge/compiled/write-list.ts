import { GraphQLError, type FieldNode } from 'graphql';
import type { FieldInfo } from './field-info.ts';
import type { OperationRun, Path } from './operation-run.ts';
import { isPromise, newPlace, overwrite, thrownAfter, whenAll, type Later, type Output } from './output.ts';
import type { WriteValue } from './write-value.ts';

/** What is known of the items of a list before there is one. */
interface Items {
  readonly nodes: readonly FieldNode[];
  readonly isNullable: boolean;
  readonly write: WriteValue;
}

/** Writes lists, item by item; an item that fails is null where it may be. Throws what is no list. */
export const writeList =
  (items: Items): WriteValue =>
  (run, list, output, info, path = info.path) => {
    if (!isList(list)) {
      const field = `${info.parentType.name}.${info.fieldName}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field}".`);
    }
    const waiting: Promise<unknown>[] = [];
    let index = 0;
    try {
      for (const value of list) {
        output.push(index === 0 ? '[' : ',');
        const later = writeItem(run, items, value, output, info, { prev: path, key: index, typename: undefined });
        if (later !== undefined) waiting.push(later);
        index += 1;
      }
    } catch (error) {
      return thrownAfter(waiting, error);
    }
    output.push(index === 0 ? '[]' : ']');
    return whenAll(waiting);
  };

/** Where null may be, and where the item comes late, in a place of its own, of which nothing else is left if it fails. */
function writeItem(
  run: OperationRun,
  { nodes, isNullable, write }: Items,
  value: unknown,
  output: Output,
  info: FieldInfo,
  path: NonNullable<Path>,
): Later {
  const place: Output = isNullable || isPromise(value) ? newPlace(output) : output;
  const empty = (thrown: unknown): void => overwrite(place, run.failed(thrown, nodes, path, isNullable));
  try {
    if (isPromise(value)) return value.then((late) => write(run, late, place, info, path)).then(undefined, empty);
    const later = write(run, value, place, info, path);
    return isNullable ? later?.then(undefined, empty) : later;
  } catch (error) {
    empty(error);
    return undefined;
  }
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
