import type { MaybePromise } from '@pothos/core';
import type { Context } from '../../context.ts';
import type { Entity } from '../../records/record.ts';
import type { RecordOf } from '../../vendors/adapter.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import type { Held } from './held.ts';

export type Unified<E extends Entity, K extends keyof RecordOf[E]> = Exclude<RecordOf[E][K], undefined> | null;

/**
 * A unified field by the rule of records: what the copy at hand carries, null included; what it does not carry
 * (`undefined`) is read from the record fetched by its ref, if that can tell more. A field that the vendor declares
 * never to carry is null without a call.
 */
export async function fetched<E extends Entity, K extends keyof RecordOf[E]>(
  held: Held<E>,
  key: K,
  context: Context,
): Promise<Unified<E, K>> {
  if (isNeverCarried(held, key, context)) return null;
  const whole = await context.loaders.whole(held);
  return carried<E, K>(whole?.[key]) ?? null;
}

const isNeverCarried = ({ vendor, entity }: Held, key: PropertyKey, { vendors }: Context): boolean =>
  vendors.get(vendor)?.definition.offers[entity]?.neverCarries.includes(String(key)) === true;

/** The same without a promise where the copy at hand is enough. */
export function unified<E extends Entity, K extends keyof RecordOf[E]>(
  held: Held<E>,
  key: K,
  context: Context,
): MaybePromise<Unified<E, K>> {
  const value = held.copy[key];
  if (value === undefined && !held.isWhole) return fetched(held, key, context);
  return carried<E, K>(value) ?? null;
}

/** Makes resolvers of unified fields of one kind of record. */
export const readerOf =
  <E extends Entity>() =>
  <K extends keyof RecordOf[E]>(key: K) =>
  (held: Held<E>, _args: object, context: Context): MaybePromise<Unified<E, K>> =>
    unified(held, key, context);

/** A value with the vendor it came from, for types that show their vendor. */
export interface OfVendor<T> {
  readonly vendor: VendorName;
  readonly value: T;
}

export const ofVendor = <T>(vendor: VendorName, value: T | null): OfVendor<T> | null =>
  value === null ? null : { vendor, value };

/** Makes resolvers that read a unified field and keep its vendor beside it. */
export const ownedReaderOf =
  <E extends Entity>() =>
  <K extends keyof RecordOf[E]>(key: K) =>
  (held: Held<E>, _args: object, context: Context): MaybePromise<OfVendor<NonNullable<RecordOf[E][K]>> | null> =>
    mapped(unified(held, key, context), (value) => ofVendor(held.vendor, value as NonNullable<RecordOf[E][K]> | null));

/** The same for lists. */
export const ownedListReaderOf =
  <E extends Entity>() =>
  <K extends keyof RecordOf[E]>(key: K) =>
  (held: Held<E>, _args: object, context: Context): MaybePromise<OfVendor<ItemOf<RecordOf[E][K]>>[] | null> =>
    mapped(unified(held, key, context), (values) => {
      const items = values as readonly ItemOf<RecordOf[E][K]>[] | null;
      return items?.map((value) => ({ vendor: held.vendor, value })) ?? null;
    });

/** At once where the value is at hand. */
const mapped = <T, U>(value: MaybePromise<T>, to: (value: T) => U): MaybePromise<U> =>
  value instanceof Promise ? value.then((late) => to(late)) : to(value);

type ItemOf<T> = NonNullable<T> extends readonly (infer Item)[] ? Item : never;

const carried = <E extends Entity, K extends keyof RecordOf[E]>(
  value: RecordOf[E][K] | undefined,
): Exclude<RecordOf[E][K], undefined> | undefined => value as Exclude<RecordOf[E][K], undefined> | undefined;
