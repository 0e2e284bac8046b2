import type { Store } from '../../src/store/store.ts';
import type { PushedChange } from '../../src/vendors/push.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';

/** Keeps a push that tells of one change. */
export async function pushChange(
  store: Store,
  ref: string,
  { vendor = 'jing', ...change }: Partial<PushedChange> & { readonly vendor?: VendorName } = {},
): Promise<void> {
  const told = { subject: 'LEAD', ref, kind: 'UPDATED', kindRaw: 'object_update', at: null, ...change } as const;
  const reading = { dedupeKey: ref, items: [{ events: [], change: told }] };
  await store.accept({ vendor, body: '{}', receivedAt: new Date(), reading });
}

/** Keeps many, each in its turn. */
export async function pushChanges(store: Store, refs: readonly string[]): Promise<void> {
  for (const ref of refs) await pushChange(store, ref);
}
