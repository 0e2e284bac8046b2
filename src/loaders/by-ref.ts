import DataLoader from 'dataloader';
import type { Entity } from '../records/record.ts';
import type { ByRef, RecordOf } from '../vendors/adapter.ts';
import type { Call, Replied } from '../vendors/call.ts';
import { PartlyRead } from '../vendors/partly-read.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { namingFailure } from './vendor-failure.ts';

/** Records of one kind at one vendor by their refs, each fetched once in a request; null for those that are gone. */
export const byRef = <E extends Entity>(vendor: string, get: ByRef<RecordOf[E]>, call: Call) =>
  new DataLoader<string, RecordOf[E] | null>(
    async (refs) => {
      const { records, failures } = await namingFailure(vendor, partsOf(provenBy(get, refs, call)));
      const found = new Map(records.map((record) => [record.ref, record]));
      return refs.map((ref) => (failures.has(ref) ? asError(vendor, failures.get(ref)) : (found.get(ref) ?? null)));
    },
    { maxBatchSize: get.maxBatch },
  );

/** That a record is gone is not believed of an answer that was kept: it may have come to be since. */
async function provenBy<R extends { readonly ref: string }>(
  get: ByRef<R>,
  refs: readonly string[],
  call: Call,
): Promise<readonly R[]> {
  let isLive = true;
  const onReply = (reply: Replied): void => {
    isLive &&= reply.servedFrom === 'LIVE';
    call.onReply?.(reply);
  };
  const records = await get.byRefs(refs, { ...call, onReply });
  if (isLive || records.length >= refs.length) return records;
  const found = new Set(records.map(({ ref }) => ref));
  const missing = refs.filter((ref) => !found.has(ref));
  return [...records, ...(await get.byRefs(missing, { ...call, needsLive: true }))];
}

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
