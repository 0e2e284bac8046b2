import { FieldInfo } from './field-info.ts';
import type { FieldPlan } from './field-plan.ts';
import type { OperationRun, Path } from './operation-run.ts';
import { isPromise, newPlace, overwrite, thrownAfter, whenAll, type Later, type Output } from './output.ts';

/**
 * Resolves the fields of an object, all at the same time, and writes them. Throws, or rejects with, what a field threw in
 * whose place nothing may stand.
 */
export function writeObject(
  run: OperationRun,
  fields: readonly FieldPlan[],
  source: unknown,
  output: Output,
  path: Path,
): Later {
  const waiting: Promise<unknown>[] = [];
  try {
    for (const field of fields) {
      output.push(field.lead);
      const later = writeField(run, field, source, output, path);
      if (later !== undefined) waiting.push(later);
    }
  } catch (error) {
    return thrownAfter(waiting, error);
  }
  output.push(fields.length === 0 ? '{}' : '}');
  return whenAll(waiting);
}

function writeField(run: OperationRun, field: FieldPlan, source: unknown, output: Output, above: Path): Later {
  const info = new FieldInfo(run, field, above);
  try {
    const value = field.resolve(source, run.argumentsOf(field), run.context, info);
    if (!isPromise(value)) {
      return field.isWrittenApart
        ? writeApart(run, field, info, value, newPlace(output))
        : field.write(run, value, output, info);
    }
    const place = newPlace(output);
    return value.then(
      (late) => writeApart(run, field, info, late, place),
      (thrown: unknown) => empty(run, field, info, thrown, place),
    );
  } catch (error) {
    output.push(run.failed(error, field.nodes, info.path, field.isNullable));
    return undefined;
  }
}

/** Writes into a place of its own, of which nothing is left if it fails. */
function writeApart(run: OperationRun, field: FieldPlan, info: FieldInfo, value: unknown, place: Output): Later {
  try {
    return field.write(run, value, place, info)?.then(undefined, (thrown: unknown) => {
      empty(run, field, info, thrown, place);
    });
  } catch (error) {
    empty(run, field, info, error, place);
    return undefined;
  }
}

const empty = (run: OperationRun, field: FieldPlan, info: FieldInfo, thrown: unknown, place: Output): void =>
  overwrite(place, run.failed(thrown, field.nodes, info.path, field.isNullable));
