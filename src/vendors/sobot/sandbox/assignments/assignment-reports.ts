import { requiredText, textOf } from '../body.ts';
import { companyId } from '../customers/customers.ts';
import { misfit } from '../faults.ts';
import { paged, reply, type Wire } from '../replies.ts';
import type { Route, Routes } from '../route.ts';

/** S28: the reply has pages, the request has none, so that only the 15 latest are ever seen. */
const records: Route = ({ fields }, { assignments, customers }) => {
  const agent = requiredText(fields, 'liable_serviceid');
  const from = secondsIn(fields, 'start_time');
  const until = secondsIn(fields, 'end_time');
  const rows = assignments
    .filter(({ agentId, at }) => agentId === agent && at >= from && at <= until)
    .map(({ customerId, at }) => ({
      companyid: companyId,
      userid: customerId,
      nick: customers.find(({ id }) => id === customerId)?.row.nick,
      assign_time: at,
    }));
  return paged(rows, new URLSearchParams(), 15);
};

function secondsIn(fields: Wire, name: string): number {
  const time = Number(requiredText(fields, name));
  if (!Number.isSafeInteger(time)) throw misfit(`${name} must be in seconds`);
  return time;
}

const day = 86_400_000;

/** S29: days on which nobody was assigned are left out. Which zone counts by default is not documented: here UTC+8. */
const statistics: Route = ({ fields }, { assignments }) => {
  const agent = requiredText(fields, 'liable_serviceid');
  const from = dateIn(fields, 'start_date');
  const until = dateIn(fields, 'end_date');
  if (until < from) throw misfit('end_date is before start_date');
  if (until > monthAfter(from)) throw misfit('The time range cannot exceed one month');
  const offset = offsetOf(textOf(fields, 'timezone') || '+08:00');
  const days = new Map<string, number>();
  for (const { agentId, at } of assignments) {
    const local = at * 1000 + offset;
    if (agentId !== agent || local < from || local >= until + day) continue;
    const date = new Date(local).toISOString().slice(0, 10);
    days.set(date, (days.get(date) ?? 0) + 1);
  }
  const items = [...days].map(([assign_date, assign_num]) => ({
    liable_serviceid: agent,
    companyid: companyId,
    assign_num,
    assign_date,
  }));
  return reply({ items: items.toSorted((a, b) => a.assign_date.localeCompare(b.assign_date)) });
};

function dateIn(fields: Wire, name: string): number {
  const text = requiredText(fields, name);
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(date)) throw misfit(`${name} must be a date, yyyy-MM-dd`);
  return date;
}

/** The same day of the next month, as in the sample (2022-05-02 to 2022-06-02), or the last one that it has. */
function monthAfter(date: number): number {
  const start = new Date(date);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  return Math.min(Date.UTC(year, month + 1, start.getUTCDate()), Date.UTC(year, month + 2, 0));
}

function offsetOf(timezone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timezone) ?? [];
  if (sign === undefined) throw misfit('timezone must be like +08:00');
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** What was assigned when, and how much on which day. */
export const assignmentReports: Routes = {
  'POST user/cus_distribute_records': records,
  'POST user/cus_distribute_statistics': statistics,
};
