// The list endpoints that can be made long: how each words its bounds, its rows and its reply.
import { digits } from '../../../src/vendors/values/json.ts';
import { fromChinaText, toChinaText } from '../../../src/vendors/values/time.ts';

/** Parameters, from the query or the body. */
export type WireAsk = Readonly<Record<string, unknown>>;
/** A row; a long id is either text or JSON.rawJSON. */
export type WireRow = Readonly<Record<string, unknown>>;

/** One list endpoint. Times are epoch milliseconds. */
export interface ManyList {
  /** The end of its path. */
  readonly path: string;
  /** Whose list it is, where a vendor has several of them. */
  account(ask: WireAsk): string;
  /** The same, for the first hundred rows of all. */
  widest(ask: WireAsk): WireAsk;
  read(ask: WireAsk): { page: number; size: number; from: number | null; to: number | null };
  /** None if the vendor refused. */
  rowsIn(reply: unknown): readonly WireRow[];
  /** Another row like it; lap 0 keeps its id. */
  renewed(row: WireRow, lap: number, time: number): WireRow;
  reply(rows: readonly WireRow[], total: number): object;
}

const times = (value: unknown, factor: number): number | null => (value === undefined ? null : Number(value) * factor);
const ofChina = (text: unknown): number | null =>
  typeof text === 'string' ? (fromChinaText(text)?.getTime() ?? null) : null;

/** Long ids of one lap lie closer together than this. */
const lapApart = 1_000_000_000_000n;
const longId = (id: unknown, lap: number): unknown => digits(String(BigInt(textOf(id)) + BigInt(lap) * lapApart));
const textOf = (id: unknown): string => (typeof id === 'string' ? id : JSON.stringify(id));

const kuaishouLeads: ManyList = {
  path: '/v2/gemini/crm/clue/list',
  account: ({ advertiser_id }) => String(advertiser_id),
  widest: ({ advertiser_id }) => ({ advertiser_id, page: 1, page_size: 100 }),
  read: ({ page, page_size, start_time, end_time }) => ({
    page: Number(page),
    size: Number(page_size),
    from: ofChina(start_time),
    to: ofChina(end_time),
  }),
  rowsIn: (reply) => (reply as { data: { details: WireRow[] } | null }).data?.details ?? [],
  renewed: (row, lap, time) => ({ ...row, id: longId(row['id'], lap), create_time: toChinaText(time) }),
  reply: (rows, total) => ({
    code: 0,
    message: 'OK',
    data: { total_count: total, details: rows.length === 0 ? null : rows },
  }),
};

const sobotCustomers: ManyList = {
  path: '/scrm/5/user/list_by_page',
  account: () => '',
  widest: () => ({ page_no: 1, page_size: 100 }),
  read: ({ page_no, page_size, create_start_time, create_end_time }) => ({
    page: Number(page_no),
    size: Number(page_size),
    from: times(create_start_time, 1000),
    to: times(create_end_time, 1000),
  }),
  rowsIn: (reply) => (reply as { items?: WireRow[] }).items ?? [],
  renewed: (row, lap, time) => ({
    ...row,
    id: lap === 0 ? row['id'] : lap.toString(16).padStart(6, '0') + String(row['id']).slice(6),
    create_time: time / 1000,
  }),
  reply: (rows, total) => ({ items: rows, total_count: total, ret_code: '000000', ret_msg: 'Success' }),
};

const inPages = { path: '', account: () => '', widest: () => ({ current_index: 1, page_size: 100 }) };

const wshotoLeads: ManyList = {
  ...inPages,
  path: '/crm/clue/page',
  read: ({ current_index, page_size, start_time, end_time }) => ({
    page: Number(current_index),
    size: Number(page_size),
    from: times(start_time, 1),
    to: times(end_time, 1),
  }),
  rowsIn: (reply) => (reply as { data?: WireRow[] }).data ?? [],
  renewed: (row, lap, time) => ({ ...row, clue_id: longId(row['clue_id'], lap), gmt_create: time / 1000 }),
  reply: (rows) => ({ code: 0, msg: '请求成功', data: rows }), // no total
};

const wshotoCustomers: ManyList = {
  ...inPages,
  path: '/customer/list/selfCustomersByTenant',
  read: ({ current_index, page_size }) => ({
    page: Number(current_index),
    size: Number(page_size),
    from: null,
    to: null,
  }),
  rowsIn: (reply) => (reply as { data?: { records: WireRow[] } }).data?.records ?? [],
  renewed: (row, lap) => ({ ...row, external_userid: String(row['external_userid']) + (lap === 0 ? '' : `x${lap}`) }),
  reply: (rows, total) => ({ code: 0, msg: '请求成功', data: { total, records: rows } }),
};

export const lists: readonly ManyList[] = [kuaishouLeads, sobotCustomers, wshotoLeads, wshotoCustomers];
