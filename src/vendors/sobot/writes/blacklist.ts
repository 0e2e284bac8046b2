import { z } from 'zod';
import type { BlacklistDuration } from '../../../records/blacklist-entry.ts';
import type { Call } from '../../call.ts';
import { fromSeconds } from '../../values/time.ts';
import { flag, requiredId, text, wholeNumber } from '../../values/wire.ts';
import type { Write } from '../../write.ts';
import type { BlacklistAdd, BlacklistRemove } from '../../write-inputs.ts';
import { checkCustomer, checkText, unfit, wrong } from './checks.ts';
import { scan } from './pages.ts';
import { prepared, wrote } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { isSince } from './since.ts';

const blackTypes: Readonly<Partial<Record<BlacklistDuration, number>>> = {
  FOREVER: -1,
  HOURS_24: 24,
  HOURS_48: 48,
  HOURS_72: 72,
};

const row = z.object({
  user_id: requiredId,
  black_type: text,
  black_reason: text,
  black_time: wholeNumber, // seconds
  is_black: flag,
});

/** S39 */
export const blacklistAdd = (room: WriteRoom): Write<BlacklistAdd> => ({
  async prepare({ customer, duration, reason }) {
    const blackType = blackTypes[duration];
    const problems = unfit([
      ...checkCustomer(customer),
      ...(blackType === undefined
        ? wrong(['duration'], 'INVALID_VALUE', 'It must be 24, 48 or 72 hours, or forever.')
        : []),
      ...checkText(reason, ['reason']),
    ]);
    if (problems !== null) return problems;
    return prepared(room, {
      request: post('user/add_black_list', { user_id: customer, black_type: blackType, black_reason: reason }),
      places: { customer: ['customerId'], duration: ['duration'], reason: ['reason'] },
      receipt: wrote(customer),
      async readBack(sentAt, call) {
        const { rows } = await readEntries(room, customer, call);
        const isDone = rows.some(
          (entry) =>
            entry.is_black === true &&
            entry.black_type === String(blackType) &&
            // A row of the sample leaves the reason out.
            (entry.black_reason === null || entry.black_reason === reason) &&
            isSince(fromSeconds(entry.black_time), sentAt),
        );
        return isDone ? { refs: [customer] } : null;
      },
    });
  },
});

/** S40 */
export const blacklistRemove = (room: WriteRoom): Write<BlacklistRemove> => ({
  async prepare({ customer }) {
    const problems = unfit(checkCustomer(customer));
    if (problems !== null) return problems;
    return prepared(room, {
      request: post('user/remove_black_list', { user_id: customer }),
      places: { customer: ['customerId'] },
      receipt: wrote(customer),
      async readBack(_sentAt, call) {
        const { rows, isWhole } = await readEntries(room, customer, call);
        const isSeen = isWhole || rows.length > 0;
        return isSeen && rows.every((entry) => entry.is_black === false) ? { refs: [customer] } : null;
      },
    });
  },
});

/** The customer's entries (S38). The sample answers with other customers too. */
async function readEntries({ client }: WriteRoom, customer: string, call: Call) {
  const { rows, isWhole } = await scan((page) => client.blacklist({ user_id: customer }, page, call));
  return { rows: rows.map((raw) => row.parse(raw)).filter(({ user_id }) => user_id === customer), isWhole };
}
