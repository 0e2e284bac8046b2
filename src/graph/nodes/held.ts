import type { Entity, ListKind } from '../../records/record.ts';
import type { ListedOf } from '../../vendors/adapter.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';

/** A record, or a row of another list, in the hands of the graph: whose it is, which it is, and the copy of it that is at hand. */
export interface Held<K extends ListKind = Entity> {
  readonly vendor: VendorName;
  readonly entity: K;
  readonly ref: string;
  readonly copy: ListedOf[K];
  /** True if the copy was fetched by its ref, so that fetching it again would tell no more. */
  readonly isWhole: boolean;
}
