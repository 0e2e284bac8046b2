/** An object as it goes over the wire. */
export type Wire = Record<string, unknown>;

/** Sobot answers HTTP 200 whatever happened. */
export const reply = (body: Wire): Response => Response.json({ ...body, ret_code: '000000', ret_msg: 'Success' });

export const refuse = (retCode: string, message: string): Response =>
  Response.json({ ret_code: retCode, ret_msg: message });

/** One numbered page. `without` names keys of paging that this endpoint leaves out. */
export function paged(
  rows: readonly Wire[],
  query: URLSearchParams,
  usualSize: number,
  without: string[] = [],
): Response {
  const size = Math.min(positive(query.get('page_size'), usualSize), 100);
  const page = positive(query.get('page_no'), 1);
  const body: Wire = {
    items: rows.slice((page - 1) * size, page * size),
    page_no: page,
    page_count: Math.ceil(rows.length / size),
    total_count: rows.length,
    page_size: size,
  };
  for (const key of without) delete body[key];
  return reply(body);
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : otherwise;
}
