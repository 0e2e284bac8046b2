import type { Page, RowsReply } from '../client.ts';
import type { Row } from '../wire.ts';

export const pageSize = 100;
const mostPages = 10;

/** Rows that were looked through after a write. */
export interface Scanned {
  readonly rows: readonly Row[];
  /** False: there are more than anybody would search, or more are counted than are shown. */
  readonly isWhole: boolean;
}

/** Looks through a list, within bounds. In what order its rows come is not documented. */
export async function scan(read: (page: Page) => Promise<RowsReply>): Promise<Scanned> {
  const rows: Row[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await read({ page, size: pageSize });
    rows.push(...reply.rows);
    const isAll = reply.total !== null && rows.length >= reply.total;
    if (isAll || reply.rows.length === 0) return { rows, isWhole: isAll || reply.total === null };
  }
  return { rows, isWhole: false };
}
