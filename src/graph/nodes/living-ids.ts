import type { Context } from '../../context.ts';
import { isEntity } from '../../records/record.ts';
import { VendorError } from '../../vendors/vendor-error.ts';
import { readGlobalId, toGlobalId } from './global-id.ts';

const namesOfIds = /Ids?$/;

/**
 * What a caller sent, with the id of every record that was merged away replaced by that of the one that lives on.
 * Whatever is no such id stays as it is. Throws a `VendorError` where that cannot be looked up.
 */
export async function livingIds<T>(sent: T, context: Context): Promise<T> {
  return (await living(sent, false, context)) as T;
}

/** The same for a list, which is not lost where it cannot be looked up: its other vendors answer. */
export async function livingFilter<T>(filter: T, context: Context): Promise<T> {
  try {
    return await livingIds(filter, context);
  } catch (error) {
    if (error instanceof VendorError) return filter;
    throw error;
  }
}

async function living(sent: unknown, isId: boolean, context: Context): Promise<unknown> {
  if (typeof sent === 'string') return isId ? livingId(sent, context) : sent;
  if (Array.isArray(sent)) return Promise.all(sent.map((part) => living(part, isId, context)));
  if (!isInput(sent)) return sent;
  const fields = Object.entries(sent).map(
    async ([name, value]) => [name, await living(value, namesOfIds.test(name), context)] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
}

async function livingId(id: string, { loaders }: Context): Promise<string> {
  const read = readGlobalId(id);
  if (read === null || !isEntity(read.entity)) return id;
  const ref = await loaders.living(read.vendor, read.entity, read.ref);
  return ref === read.ref ? id : toGlobalId({ ...read, ref });
}

/** Not a scalar that is an object, such as a time. */
function isInput(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
