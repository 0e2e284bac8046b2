import { lists, type ManyList, type WireAsk, type WireRow } from './many-lists.ts';

/** A vendor, asked over its wire. */
export type Wire = (request: Request) => Promise<Response>;

const newest = Date.UTC(2026, 9, 31);
const apart = 60_000; // milliseconds from one row to the next

/**
 * Vendors with so many rows in each list, one a minute, newest first. Rows are the sandbox's own, again and again under
 * other ids and times; the first lap keeps its ids, so that whoever asks for what belongs to these rows finds it.
 * `sandbox` has to answer all else. Nothing is kept but its first hundred rows.
 */
export function manyRows(count: number): (request: Request, sandbox: Wire) => Promise<Response> {
  const samples = new Map<string, readonly WireRow[]>();

  async function samplesOf(list: ManyList, request: Request, ask: WireAsk, sandbox: Wire): Promise<readonly WireRow[]> {
    const key = `${list.path} ${list.account(ask)}`;
    const known = samples.get(key);
    if (known !== undefined) return known;
    const reply: unknown = JSON.parse(await (await sandbox(asking(request, list.widest(ask)))).text(), keepDigits);
    const rows = list.rowsIn(reply);
    if (rows.length > 0) samples.set(key, rows);
    return rows;
  }

  return async (request, sandbox) => {
    const list = lists.find(({ path }) => new URL(request.url).pathname.endsWith(path));
    if (list === undefined) return sandbox(request);
    const ask = await askIn(request.clone());
    const rows = await samplesOf(list, request, ask, sandbox);
    if (rows.length === 0) return sandbox(request); // a refusal
    const { page, size, from, to } = list.read(ask);
    const first = Math.max(0, Math.ceil((newest - (to ?? newest)) / apart));
    const end = Math.min(count, Math.floor((newest - (from ?? 0)) / apart) + 1);
    const begin = first + (page - 1) * size;
    const sent = Array.from({ length: Math.max(0, Math.min(size, end - begin)) }, (_none, at) => {
      const index = begin + at;
      const lap = Math.floor(index / rows.length);
      return list.renewed(rows[index % rows.length]!, lap, newest - index * apart);
    });
    return new Response(JSON.stringify(list.reply(sent, Math.max(0, end - first))), {
      headers: { 'content-type': 'application/json;charset=UTF-8' },
    });
  };
}

async function askIn(request: Request): Promise<WireAsk> {
  const { searchParams } = new URL(request.url);
  const body: WireAsk = request.method === 'POST' ? JSON.parse(await request.text()) : {};
  return { ...Object.fromEntries(searchParams), ...body };
}

/** The same request with other parameters, wherever this endpoint takes them. */
function asking(request: Request, ask: WireAsk): Request {
  const url = new URL(request.url);
  if (request.method === 'POST')
    return new Request(url, { method: 'POST', headers: request.headers, body: JSON.stringify(ask) });
  url.search = new URLSearchParams(Object.entries(ask).map(([name, value]) => [name, String(value)])).toString();
  return new Request(url, { headers: request.headers });
}

const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? JSON.rawJSON(context!.source!)
    : value;
