import { assignmentStatistics } from '../../loaders/assignment-statistics.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { VendorKeyInputType } from '../lists/filter-inputs.ts';
import { DailyAssignmentsType } from './daily-assignments.ts';
import { readOwner } from './read-owner.ts';

const china = '+08:00';

builder.queryField('customerAssignmentStatistics', (t) =>
  t.field({
    type: [DailyAssignmentsType],
    description:
      'How many customers one agent was given on each day of at most one month; days without any are left out.',
    args: {
      owner: t.arg({ type: VendorKeyInputType, required: true, description: 'The agent.' }),
      from: t.arg({ type: 'Date', required: true, description: 'First day.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day, included.' }),
      utcOffset: t.arg.string({
        defaultValue: china,
        description: 'Offset that decides where a day begins, e.g. +08:00.',
      }),
    },
    resolve: async (_root, { owner, from, to, utcOffset }, context) => {
      const { vendor, externalId } = readOwner(owner);
      refuseBadDays(from, to);
      const ask = { owner: externalId, from, to, utcOffset: readOffset(utcOffset ?? china) };
      const days = await assignmentStatistics(vendor, ask, context);
      return days.map((value) => ({ vendor, value }));
    },
  }),
);

function refuseBadDays(from: string, to: string): void {
  if (to < from) throw badUserInput('`to` must not be before `from`.', 'to');
  if (to > monthAfter(from)) throw badUserInput('`from` and `to` may be at most one month apart.', 'to');
}

/** The same day of the next month, or that month's last day: yyyy-MM-dd. */
function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

/** From -12:00 to +14:00, as there are on earth. */
function readOffset(given: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(given) ?? [];
  const amount = Number(hours) * 60 + Number(minutes);
  if (sign !== undefined && amount <= (sign === '+' ? 14 : 12) * 60) return given;
  throw badUserInput('`utcOffset` must be an offset from UTC such as +08:00.', 'utcOffset');
}
