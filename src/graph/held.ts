import type { Entity } from '../records/record.ts';
import type { RecordOf } from '../vendors/adapter.ts';
import type { VendorName } from '../vendors/vendor-name.ts';

/** A record in the hands of the graph: whose it is, which it is, and the copy of it that is at hand. */
export interface Held<E extends Entity = Entity> {
  readonly vendor: VendorName;
  readonly entity: E;
  readonly ref: string;
  readonly copy: RecordOf[E];
  /** True if the copy was fetched by its ref, so that fetching it again would tell no more. */
  readonly isWhole: boolean;
}
