import DataLoader from 'dataloader';
import type { OneByOwner } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import { namingFailure } from './vendor-failure.ts';

/** One small thing below each of many owners at one vendor; null for an owner that the vendor leaves out. */
export const oneByOwner = <R>(vendor: string, source: OneByOwner<R>, call: Call) =>
  new DataLoader<string, R | null>(
    async (owners) => {
      const found = await namingFailure(vendor, source.of(owners, call));
      return owners.map((owner) => found.get(owner) ?? null);
    },
    { maxBatchSize: source.maxBatch },
  );
