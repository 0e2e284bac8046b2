import { digits } from '../../../src/vendors/values/json.ts';
import type { Clock } from '../../../src/vendors/clock.ts';
import { wshoto } from '../../../src/vendors/wshoto/adapter.ts';
import type { Traits, WireDialect, WireRow } from './dialect.ts';
import { type WireAsk, WireList } from './hostile-list.ts';
import type { HostileVendor } from './hostile-vendor.ts';
import { overWire, play } from './over-wire.ts';

const env = { WSHOTO_APP_ID: 'app', WSHOTO_APP_SECRET: 'secret' };
const customer = 'wmHostile0001';
const day = 86_400_000;

type Body = Readonly<Record<string, unknown>>;

/** One list endpoint: how it words its bounds and its rows. */
interface Endpoint {
  readonly list: WireList;
  /** Null: the vendor refuses such bounds. */
  bounds(body: Body): Pick<WireAsk, 'from' | 'to'> | null;
  toWire(row: WireRow): object;
  /** True: without a count the reply is a bare list. */
  readonly isBare?: boolean;
}

/** Speaks `crm/clue/page`: the filter in milliseconds, the rows in seconds. */
export function hostileWshotoLeads(
  dialect: WireDialect,
  rows: readonly WireRow[],
  clock: Clock,
): HostileVendor<'LEAD'> {
  const endpoint: Endpoint = {
    list: wireList({ isTimed: true, boundsUnit: 1000 }, dialect, rows),
    bounds: ({ start_time, end_time }) => ({ from: numberOr(start_time, null), to: numberOr(end_time, null) }),
    toWire: ({ id, time }) => ({ clue_id: digits(id), clue_name: '线索', state: 1, gmt_create: (time ?? 0) / 1000 }),
    isBare: true,
  };
  return { name: 'wshoto', ...speaking({ 'crm/clue/page': endpoint }, clock), conditions: {} };
}

/** Speaks `customer/list/selfCustomersByTenant`, whose rows have no time. */
export function hostileWshotoCustomers(
  dialect: WireDialect,
  rows: readonly WireRow[],
  clock: Clock,
): HostileVendor<'CUSTOMER'> {
  const endpoint: Endpoint = {
    list: wireList({ isTimed: false, boundsUnit: null }, dialect, rows),
    bounds: () => ({ from: null, to: null }),
    toWire: ({ id }) => ({ external_userid: id, type: 1, follow_users: [] }),
  };
  return {
    name: 'wshoto',
    ...speaking({ 'customer/list/selfCustomersByTenant': endpoint }, clock),
    conditions: {},
  };
}

/** Speaks both follow-up lists, whose bounds are whole days of China; all of them about one customer. */
export function hostileWshotoFollowUps(
  dialects: readonly WireDialect[],
  rows: readonly (readonly WireRow[])[],
  clock: Clock,
  isTargeted: boolean,
): HostileVendor<'FOLLOW_UP'> {
  const endpoint = (at: number, name: string): Endpoint => ({
    list: wireList({ isTimed: true, boundsUnit: day }, dialects[at]!, rows[at]!, (id) => `${name}.${id}`),
    bounds: ({ follow_time_start: start, follow_time_end: end }) => {
      const to = dayOf(end);
      const isExclusive = dialects[at]!.excludes !== 'nothing';
      return { from: dayOf(start), to: to === null || isExclusive ? to : to + day - 1 };
    },
    toWire: ({ id, time }) => ({ id: digits(id), follow_time: time, target: { external_id: customer } }),
  });
  const endpoints = { 'crm/follow/listForSystem': endpoint(0, 'system'), 'crm/follow/list': endpoint(1, 'staff') };
  return {
    name: 'wshoto',
    ...speaking(endpoints, clock),
    conditions: isTargeted ? { targetIds: [{ entity: 'CUSTOMER', ref: customer }] } : {},
  };
}

/** Speaks `page_query_task_info_list`: both bounds or none, at most 90 days apart. */
export function hostileWshotoTasks(
  dialect: WireDialect,
  rows: readonly WireRow[],
  clock: Clock,
): HostileVendor<'TASK'> {
  const endpoint: Endpoint = {
    list: wireList({ isTimed: true, boundsUnit: 1000, needsBoth: true }, dialect, rows),
    bounds: ({ start_time, end_time }) => {
      const [from, to] = [numberOr(start_time, null), numberOr(end_time, null)];
      if (from === null && to === null) return { from, to };
      if (from === null || to === null || to - from > 90 * 86_400) return null;
      return { from: from * 1000, to: to * 1000 };
    },
    toWire: ({ id, time }) => ({ template_id: digits(id), template_name: '任务', create_time: (time ?? 0) / 1000 }),
  };
  return {
    name: 'wshoto',
    ...speaking({ 'task/follow_up/page_query_task_info_list': endpoint }, clock),
    conditions: {},
  };
}

const wireList = (traits: Traits, dialect: WireDialect, rows: readonly WireRow[], refOf = (id: string) => id) =>
  new WireList(
    traits,
    dialect,
    rows.map((row) => ({ ...row, id: `1254676189925${row.id}` })),
    { refOf: ({ id }) => refOf(id), newId: (number) => `9254676189925${number}` },
  );

function speaking(endpoints: Readonly<Record<string, Endpoint>>, clock: Clock) {
  const adapter = overWire(wshoto, env, clock, async (request) => {
    const path = new URL(request.url).pathname.slice(1);
    if (path === 'access_token') return granted({ access_token: 't', expires_in: 7200 });
    const endpoint = endpoints[path]!;
    const trouble = endpoint.list.meet();
    if (trouble !== null) return play(trouble, { code: 88_888, msg: '系统繁忙' });
    const body = (await request.json()) as Body;
    const [page, size] = [Number(body['current_index']), Number(body['page_size'])];
    const bounds = endpoint.bounds(body);
    if (bounds === null || size > 100) return Response.json({ code: 40_000, msg: '参数错误' });
    const { rows, total } = endpoint.list.page({ page, size, ...bounds });
    const records = rows.map((row) => endpoint.toWire(row));
    return granted(total === null && endpoint.isBare === true ? records : { total: total ?? undefined, records });
  });
  return { adapter, lists: Object.values(endpoints).map(({ list }) => list) };
}

const granted = (data: unknown): Response => new Response(JSON.stringify({ code: 0, msg: '请求成功', data }));

const numberOr = <T>(value: unknown, otherwise: T): number | T => (typeof value === 'number' ? value : otherwise);

const dayOf = (text: unknown): number | null =>
  typeof text === 'string' ? Date.parse(`${text}T00:00:00+08:00`) : null;
