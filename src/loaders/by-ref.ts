import DataLoader from 'dataloader';
import type { Entity } from '../records/record.ts';
import type { ByRef, RecordOf } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import { PartlyRead } from '../vendors/partly-read.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { namingFailure } from './vendor-failure.ts';

/** Records of one kind at one vendor by their refs, each fetched once in a request; null for those that are gone. */
export const byRef = <E extends Entity>(vendor: string, get: ByRef<RecordOf[E]>, call: Call) =>
  new DataLoader<string, RecordOf[E] | null>(
    async (refs) => {
      const { records, failures } = await namingFailure(vendor, partsOf(get.byRefs(refs, call)));
      const found = new Map(records.map((record) => [record.ref, record]));
      return refs.map((ref) => (failures.has(ref) ? asError(vendor, failures.get(ref)) : (found.get(ref) ?? null)));
    },
    { maxBatchSize: get.maxBatch },
  );

interface Parts<R> {
  readonly records: readonly R[];
  readonly failures: ReadonlyMap<string, unknown>;
}

async function partsOf<R>(reading: Promise<readonly R[]>): Promise<Parts<R>> {
  try {
    return { records: await reading, failures: new Map() };
  } catch (error) {
    if (error instanceof PartlyRead) return error as PartlyRead<R>;
    throw error;
  }
}

const asError = (vendor: string, failure: unknown): Error => {
  const named = toVendorError(vendor, failure);
  return named instanceof Error ? named : new Error('Something that is no error was thrown.', { cause: named });
};
