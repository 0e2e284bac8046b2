import type { Context } from '../context.ts';
import type { Entity } from '../records/record.ts';
import type { ConditionsOf } from '../vendors/adapter.ts';
import type { VendorName } from '../vendors/vendor-name.ts';

/** One condition in the native terms of each vendor; null if all that it names belongs to other vendors. */
export type ForVendor<Native> = (vendor: VendorName) => Native | null;

/** Reads one condition. Throws BAD_USER_INPUT that names the argument. */
export type ConditionReader<Given, Native> = (given: Given, argument: string, context: Context) => ForVendor<Native>;

/** A reader for each condition of one kind's filter, in the order of the filter's fields. */
export type ConditionReaders<E extends Entity, Filter> = {
  readonly [K in keyof Filter & keyof ConditionsOf[E]]-?: ConditionReader<
    NonNullable<Filter[K]>,
    NonNullable<ConditionsOf[E][K]>
  >;
};

/** A filter as the lists room takes it. */
export interface ReadFilter<E extends Entity> {
  readonly conditionNames: readonly string[];
  conditionsFor(vendor: VendorName): ConditionsOf[E] | null;
}

/** Takes a filter apart. A condition that is null counts as absent. */
export function readFilter<E extends Entity, Filter extends object>(
  filter: Filter | null | undefined,
  readers: ConditionReaders<E, Filter>,
  context: Context,
): ReadFilter<E> {
  const given = new Map<string, unknown>(Object.entries(filter ?? {}));
  const conditions = new Map<string, ForVendor<unknown>>();
  for (const [name, read] of Object.entries<ConditionReader<never, unknown>>(readers)) {
    const value = given.get(name) ?? null;
    if (value !== null) conditions.set(name, read(value as never, `filter.${name}`, context));
  }
  return {
    conditionNames: [...conditions.keys()],
    conditionsFor(vendor) {
      const native = [...conditions].map(([name, of]) => [name, of(vendor)] as const);
      return native.some(([, value]) => value === null) ? null : (Object.fromEntries(native) as ConditionsOf[E]);
    },
  };
}
