// Fewer rows than this tell too little about the vendor's order: a short run may be sorted by chance.
const leastRows = 20;

/** Rows to ask for at the beginning of a span: one more than needed shows whether the last row stands alone in its second. */
export const pageSize = (need: number, max: number): number => Math.min(max, Math.max(leastRows, need + 1));

/** A page size at which one page holds both the last row behind us and the rows needed next. */
export function pageSizeAt(offset: number, need: number, max: number): number {
  if (offset === 0) return pageSize(need, max);
  const last = offset + need;
  for (let size = pageSize(need, max); size <= max; size += 1) {
    if (Math.floor((offset - 1) / size) === Math.floor(last / size)) return size;
  }
  return max;
}

/** The page (from 1) that holds the last row behind us. */
export const pageAt = (offset: number, size: number): number => Math.floor(Math.max(0, offset - 1) / size) + 1;
