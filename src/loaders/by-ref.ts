import DataLoader from 'dataloader';
import type { Entity } from '../records/record.ts';
import type { ByRef, RecordOf } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import { namingFailure } from './vendor-failure.ts';

/** Records of one kind at one vendor by their refs, each fetched once in a request; null for those that are gone. */
export const byRef = <E extends Entity>(vendor: string, get: ByRef<RecordOf[E]>, call: Call) =>
  new DataLoader<string, RecordOf[E] | null>(
    async (refs) => {
      const records = await namingFailure(vendor, get.byRefs(refs, call));
      const found = new Map(records.map((record) => [record.ref, record]));
      return refs.map((ref) => found.get(ref) ?? null);
    },
    { maxBatchSize: get.maxBatch },
  );
