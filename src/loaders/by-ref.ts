import DataLoader from 'dataloader';
import type { Entity } from '../records/record.ts';
import type { ByRef, RecordOf } from '../vendors/adapter.ts';
import type { Call, Replied } from '../vendors/call.ts';
import { PartlyRead } from '../vendors/partly-read.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';

/** Records of one kind at one vendor by their refs, each fetched once in a request; null for those that are gone. */
export const byRef = <E extends Entity>(vendor: string, get: ByRef<RecordOf[E]>, call: Call) =>
  new DataLoader<string, RecordOf[E] | null>(
    async (refs) => {
      const { records, failures } = await read(vendor, get, refs, call);
      const found = new Map(records.map((record) => [record.ref, record]));
      return refs.map((ref) => (failures.has(ref) ? asError(vendor, failures.get(ref)) : (found.get(ref) ?? null)));
    },
    { maxBatchSize: get.maxBatch },
  );

interface Parts<R> {
  readonly records: readonly R[];
  readonly failures: ReadonlyMap<string, unknown>;
}

const none: ReadonlyMap<string, unknown> = new Map();

async function read<R extends { readonly ref: string }>(
  vendor: string,
  get: ByRef<R>,
  refs: readonly string[],
  call: Call,
): Promise<Parts<R>> {
  let isLive = true;
  const onReply = (reply: Replied): void => {
    isLive &&= reply.servedFrom === 'LIVE';
    call.onReply?.(reply);
  };
  try {
    const records = await get.byRefs(refs, { ...call, onReply });
    const isProven = isLive || records.length >= refs.length;
    return { records: isProven ? records : await withMissing(get, refs, records, call), failures: none };
  } catch (error) {
    if (error instanceof PartlyRead) return error as PartlyRead<R>;
    throw toVendorError(vendor, error);
  }
}

/** That a record is gone is not believed of an answer that was kept: it may have come to be since. */
async function withMissing<R extends { readonly ref: string }>(
  get: ByRef<R>,
  refs: readonly string[],
  records: readonly R[],
  call: Call,
): Promise<readonly R[]> {
  const found = new Set(records.map(({ ref }) => ref));
  const missing = refs.filter((ref) => !found.has(ref));
  return [...records, ...(await get.byRefs(missing, { ...call, needsLive: true }))];
}

const asError = (vendor: string, failure: unknown): Error => {
  const named = toVendorError(vendor, failure);
  return named instanceof Error ? named : new Error('Something that is no error was thrown.', { cause: named });
};
