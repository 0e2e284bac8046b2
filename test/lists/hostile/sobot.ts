import type { Clock } from '../../../src/vendors/clock.ts';
import { sobot } from '../../../src/vendors/sobot/adapter.ts';
import type { WireDialect, WireRow } from './dialect.ts';
import { WireList } from './hostile-list.ts';
import type { HostileVendor } from './hostile-vendor.ts';
import { overWire, play } from './over-wire.ts';

const env = { SOBOT_APP_ID: '1', SOBOT_APP_KEY: 'k' };
const customer = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/** Speaks `user/list_by_page`. */
export function hostileSobotCustomers(
  dialect: WireDialect,
  rows: readonly WireRow[],
  clock: Clock,
): HostileVendor<'CUSTOMER'> {
  const naming = { refOf: ({ id }: WireRow) => id, newId: (number: number) => `new${number}` };
  const list = new WireList({ isTimed: true, boundsUnit: 1000 }, dialect, rows, naming);
  const toWire = ({ id, time }: WireRow) => ({ id, nick: '访客', create_time: (time ?? 0) / 1000 });
  const adapter = overWire(sobot, env, clock, async (request) => answer(request, list, toWire));
  return { name: 'sobot', adapter, lists: [list], conditions: {} };
}

/** Speaks `user_dynamic/list_by_page` for one customer; times are seconds in some rows and milliseconds in others. */
export function hostileSobotFollowUps(
  dialect: WireDialect,
  rows: readonly WireRow[],
  clock: Clock,
): HostileVendor<'FOLLOW_UP'> {
  const naming = { refOf: ({ id }: WireRow) => `${customer}.${id}`, newId: (number: number) => `new${number}` };
  const list = new WireList({ isTimed: true, boundsUnit: null }, dialect, rows, naming);
  const toWire = ({ id, time }: WireRow, at: number) => ({
    id,
    userid: customer,
    biz_type: 'user_create',
    biz_time: at % 2 === 0 ? time : (time ?? 0) / 1000,
  });
  const adapter = overWire(sobot, env, clock, async (request) => answer(request, list, toWire));
  return {
    name: 'sobot',
    adapter,
    lists: [list],
    conditions: { targetIds: [{ entity: 'CUSTOMER', ref: customer }] },
  };
}

function answer(request: Request, list: WireList, toWire: (row: WireRow, at: number) => object): Response {
  const { pathname, searchParams: query } = new URL(request.url);
  if (pathname === '/get_token') return granted({ item: { token: 't', expires_in: '86400' } });
  const trouble = list.meet();
  if (trouble !== null) return play(trouble, { ret_code: '999999', ret_msg: '未知错误' });
  const { rows, total } = list.page({
    page: Number(query.get('page_no')),
    size: Number(query.get('page_size')),
    from: milliseconds(query.get('create_start_time')),
    to: milliseconds(query.get('create_end_time')),
  });
  return granted({ items: rows.map(toWire), ...(total === null ? {} : { total_count: total }) });
}

const milliseconds = (seconds: string | null): number | null => (seconds === null ? null : Number(seconds) * 1000);

const granted = (body: object): Response => Response.json({ ...body, ret_code: '000000', ret_msg: 'Success' });
