import DataLoader from 'dataloader';
import type { ByOwner } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import { namingFailure } from './vendor-failure.ts';

/** Small lists below many owners at one vendor; an owner that the vendor leaves out has none. */
export const byOwner = <R>(vendor: string, source: ByOwner<R>, call: Call) =>
  new DataLoader<string, readonly R[]>(
    async (owners) => {
      const found = await namingFailure(vendor, source.of(owners, call));
      return owners.map((owner) => found.get(owner) ?? []);
    },
    { maxBatchSize: source.maxBatch },
  );
