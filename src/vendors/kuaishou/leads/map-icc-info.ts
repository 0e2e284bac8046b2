import { readPhone } from '../../values/contact.ts';
import { fromChinaText, fromEither } from '../../values/time.ts';
import type { WireIccInfo } from '../wire.ts';

/** The call behind a smart-phone lead. */
export interface IccInfo {
  readonly phoneName: string | null;
  readonly toPhone: string | null;
  readonly toPhoneRaw: string | null;
  readonly fromPhone: string | null;
  readonly fromPhoneRaw: string | null;
  readonly callStartTime: Date | null;
  readonly callAnswerTime: Date | null;
  readonly callFinishTime: Date | null;
  readonly callDuration: number | null;
  readonly clueStat: string | null;
}

/** Null where there was no call: leads of other kinds carry it with blanks, nulls and zeros. */
export function toIccInfo(wire: WireIccInfo | null, region: string): IccInfo | null {
  if (wire === null || Object.values(wire).every((value) => value === null || value === 0 || value === '0'))
    return null;
  return {
    phoneName: wire.phone_name,
    toPhone: readPhone(wire.to_phone, region),
    toPhoneRaw: wire.to_phone,
    fromPhone: readPhone(wire.from_phone, region),
    fromPhoneRaw: wire.from_phone,
    callStartTime: readCallTime(wire.call_start_time),
    callAnswerTime: readCallTime(wire.call_answer_time),
    callFinishTime: readCallTime(wire.call_finish_time),
    callDuration: wire.call_duration,
    clueStat: wire.clue_stat ?? wire.call_stat,
  };
}

/** Text in the lead list's table, a long without a unit in call records (FACTS 3.6, 7). */
export const readCallTime = (raw: string | null): Date | null =>
  raw !== null && /^\d+$/.test(raw) ? fromEither(raw) : fromChinaText(raw);
