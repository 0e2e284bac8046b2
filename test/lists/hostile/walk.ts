import type { Entity } from '../../../src/records/record.ts';
import type { ListPage } from '../../../src/lists/list-page.ts';
import { doubtfulOf, type Row, rowsOf } from './world.ts';

/** What a walk has shown, and what its vendors have said of themselves meanwhile. */
export class Walk {
  readonly pages: Row[][] = [];
  readonly doubtful = new Set<string>();
  readonly failed = new Set<string>();
  readonly atStart: readonly Row[];

  constructor(world: { rows(): Row[] }) {
    this.atStart = world.rows();
  }

  get shown(): Row[] {
    return this.pages.flat();
  }

  add(page: ListPage<Entity>): void {
    this.pages.push(rowsOf(page));
    for (const vendor of doubtfulOf(page)) this.doubtful.add(vendor);
    for (const { vendor, retryAfterMs } of page.sources) if (retryAfterMs !== null) this.failed.add(vendor);
  }
}
