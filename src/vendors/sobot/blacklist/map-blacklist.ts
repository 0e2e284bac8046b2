import type { BlacklistDuration, BlacklistEntry } from '../../../records/blacklist-entry.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { codesFor, meaning, type Codes } from '../../values/codes.ts';
import { fromSeconds } from '../../values/time.ts';
import { sobotBlacklisted } from './wire-blacklist.ts';
import type { Row } from '../wire.ts';

const durations: Codes<BlacklistDuration> = {
  '-1': 'FOREVER',
  '24': 'HOURS_24',
  '48': 'HOURS_48',
  '72': 'HOURS_72',
  '0': 'NONE', // in the sample of S38 only
};

/** What S38 is asked for to get such entries; null for those that it cannot be asked for. */
export const blackTypeOf = (duration: BlacklistDuration): string | null =>
  duration === 'NONE' ? null : (codesFor(durations, [duration])[0] ?? null);

/** A row of S38. A customer can be listed again, so an entry is told by its customer and its beginning. */
export function toBlacklistEntry(raw: Row, origin: RecordOrigin): BlacklistEntry {
  const wire = sobotBlacklisted.parse(raw);
  return {
    ref: `${wire.user_id}.${wire.black_time ?? 0}`,
    origin,
    customerRef: wire.user_id,
    customerExternalId: wire.user_id,
    nickname: wire.nick,
    duration: meaning(durations, wire.black_type),
    durationRaw: wire.black_type,
    reason: wire.black_reason,
    startsAt: fromSeconds(wire.black_time),
    endsAt: fromSeconds(wire.black_end_time),
    isBlacklisted: wire.is_black,
    isCustomerBlacklisted: wire.user_status,
  };
}
