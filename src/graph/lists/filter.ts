import type { Context } from '../../context.ts';
import type { ListKind } from '../../records/record.ts';
import type { ConditionsOf } from '../../vendors/adapter.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';

/** One condition in the native terms of each vendor; null if all that it names belongs to other vendors. */
export type ForVendor<Native> = (vendor: VendorName) => Native | null;

/** Reads one condition. Throws BAD_USER_INPUT that names the argument. */
export type ConditionReader<Given, Native> = (given: Given, argument: string, context: Context) => ForVendor<Native>;

/** A reader for each condition of one kind's filter, in the order of the filter's fields. */
export type ConditionReaders<K extends ListKind, Filter> = {
  readonly [C in keyof Filter & keyof ConditionsOf[K]]-?: ConditionReader<
    NonNullable<Filter[C]>,
    NonNullable<ConditionsOf[K][C]>
  >;
};

/** A filter as the lists room takes it. */
export interface ReadFilter<K extends ListKind> {
  readonly conditionNames: readonly string[];
  conditionsFor(vendor: VendorName): ConditionsOf[K] | null;
}

/** Takes a filter apart. A condition that is null counts as absent. */
export function readFilter<K extends ListKind, Filter extends object>(
  filter: Filter | null | undefined,
  readers: ConditionReaders<K, Filter>,
  context: Context,
): ReadFilter<K> {
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
      return native.some(([, value]) => value === null) ? null : (Object.fromEntries(native) as ConditionsOf[K]);
    },
  };
}
