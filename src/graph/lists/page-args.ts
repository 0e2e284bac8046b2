import type { InputRef } from '@pothos/core';
import type { Call } from '../../vendors/call.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { FilterModeType } from './source-outcome.ts';
import { VendorType } from '../vendors/vendor.ts';

const first = { defaultValue: 20, description: 'Rows per page, 1 to 100.' };
const after = { description: 'Cursor to go on from.' };
const maxAgeMs = {
  description:
    'How old the rows may be in milliseconds, where answers are kept; 0: straight from the vendors. Omitted: as old as the server keeps them, or as the header `x-max-age-ms` allows.',
};

/** Arguments of a list below a record. */
export const pageArgs = builder.args((t) => ({ first: t.int(first), after: t.string(after) }));

/** How fresh a root list is to be. */
export const freshnessArgs = builder.args((t) => ({ maxAgeMs: t.int(maxAgeMs) }));

/** Arguments of a list over all vendors. */
export const listArgs = <Filter>(does: string, filter: InputRef<Filter>) =>
  builder.args((t) => ({
    first: t.int(first),
    after: t.string(after),
    vendors: t.field({
      type: [VendorType],
      description: `Vendors to ask; omitted: every configured vendor that ${does}.`,
    }),
    filter: t.field({ type: filter, description: 'Conditions that all must hold.' }),
    filterMode: t.field({
      type: FilterModeType,
      defaultValue: 'STRICT',
      description: 'What to do where a vendor cannot honour a condition.',
    }),
    maxAgeMs: t.int(maxAgeMs),
  }));

/** Rows per page; null is the default, as if it were left out. */
export function readFirst(given: number | null | undefined): number {
  const rows = given ?? first.defaultValue;
  if (rows < 1 || rows > 100) throw badUserInput('The argument `first` must be from 1 to 100.', 'first');
  return rows;
}

/** A call for which nothing older will do than the argument allows; the header may be stricter for the whole request. */
export function callNotOlder(call: Call, given: number | null | undefined): Call {
  if (given === null || given === undefined) return call;
  if (given < 0) throw badUserInput('The argument `maxAgeMs` must not be negative.', 'maxAgeMs');
  return { ...call, maxAgeMs: Math.min(given, call.maxAgeMs ?? given) };
}
