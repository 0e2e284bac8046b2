import type { ReferenceLists } from '../../src/vendors/reference-lists.ts';
import { Refusal } from '../../src/vendors/vendor-error.ts';

/** Slow lists that record what was read of them, e.g. `areasBelow {"externalId":"110000","level":"PROVINCE"}`. */
export function recordedLists(lists: ReferenceLists) {
  const calls: string[] = [];
  const reference = Object.fromEntries(
    Object.entries(lists).map(([name, read]) => [
      name,
      (...args: readonly unknown[]) => {
        const asked = args.slice(0, -1).map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
        calls.push([name, ...asked].join(' '));
        return Reflect.apply(read, lists, args);
      },
    ]),
  ) as ReferenceLists;
  return { reference, calls };
}

/** A list that cannot be read. */
export const unreadable = async (): Promise<never> => {
  throw new Refusal({ kind: 'UNAVAILABLE', message: 'Out of order.' });
};

export const item = (externalId: string, name: string) => ({ externalId, name, rowId: null, language: null });
