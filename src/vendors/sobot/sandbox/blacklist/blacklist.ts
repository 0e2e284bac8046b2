import { requiredText, textOf } from '../body.ts';
import { fault } from '../faults.ts';
import { blacklisted, blackTypes, type Blacklisted, type BlackType } from './first-blacklist.ts';
import { paged, reply, type Wire } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { seconds } from '../seeds.ts';
import { changeRow, knownCustomer, type State } from '../state.ts';

/** S38. When somebody whose time is over leaves the list is not documented: here never by itself. */
const list: Route = ({ query }, state) => {
  const user = query.get('user_id') ?? '';
  const type = query.get('black_type') ?? '';
  if (type !== '') blackTypeOf(type);
  const from = secondsOf(query.get('start_time')) ?? -Infinity;
  const until = secondsOf(query.get('end_time')) ?? Infinity;
  if (until <= from) throw fault('500155');
  const rows = state.blacklist.filter(
    (row) =>
      (user === '' || row.customerId === user) &&
      (type === '' || String(row.type) === type) &&
      row.from >= from &&
      row.from <= until,
  );
  return paged(
    rows.map((row) => toRow(row, state)),
    query,
    15,
  );
};

function toRow(row: Blacklisted, state: State): Wire {
  const { nick, user_status } = knownCustomer(state, row.customerId).row;
  return {
    user_id: row.customerId,
    black_type: row.type,
    ...(row.reason === null ? {} : { black_reason: row.reason }),
    nick,
    black_time: row.from,
    black_end_time: row.until,
    is_black: isBlack(row, state) ? 1 : 0,
    user_status,
  };
}

const isBlack = ({ until }: Blacklisted, { clock }: State): boolean => until > seconds(clock.now());

/** Milliseconds are refused; null where there is none. */
function secondsOf(text: string | null): number | null {
  if (text === null || text === '') return null;
  const time = Number(text);
  if (!Number.isSafeInteger(time) || time >= 1e11) throw fault('500155');
  return time;
}

/** S39. Who was on the list and is black no more can be added again. */
const add: Route = ({ fields }, state) => {
  const id = requiredText(fields, 'user_id');
  const typeText = textOf(fields, 'black_type');
  if (typeText === '') throw fault('500152');
  const type = blackTypeOf(typeText);
  const reason = textOf(fields, 'black_reason');
  if (reason === '') throw fault('500153');
  knownCustomer(state, id);
  const before = state.blacklist.find(({ customerId }) => customerId === id);
  if (before !== undefined && isBlack(before, state)) throw fault('500157');
  const row = blacklisted(id, type, reason, seconds(state.clock.now()));
  state.blacklist = [row, ...state.blacklist.filter((other) => other !== before)];
  changeRow(state, id, { user_status: 1 });
  return reply({});
};

function blackTypeOf(text: string): BlackType {
  const type = blackTypes.find((known) => String(known) === text);
  if (type === undefined) throw fault('500154');
  return type;
}

/** S40 */
const remove: Route = ({ fields }, state) => {
  const { id } = knownCustomer(state, requiredText(fields, 'user_id'));
  if (!state.blacklist.some(({ customerId }) => customerId === id)) throw fault('500156');
  state.blacklist = state.blacklist.filter(({ customerId }) => customerId !== id);
  changeRow(state, id, { user_status: 0 });
  return reply({});
};

/** The blacklist. */
export const blacklistRoutes: Routes = {
  'GET user/query_black_list': list,
  'POST user/add_black_list': add,
  'POST user/remove_black_list': remove,
};
