import type { BlacklistDuration } from '../../records/blacklist-entry.ts';
import { wordsOf } from '../words.ts';

export const BlacklistDurationType = wordsOf<BlacklistDuration>(
  'BlacklistDuration',
  'For how long a customer is blacklisted.',
  {
    HOURS_24: '24 hours.',
    HOURS_48: '48 hours.',
    HOURS_72: '72 hours.',
    FOREVER: 'For ever.',
    NONE: 'Not blacklisted (sent as 0).',
    UNKNOWN: 'A value this API does not know yet; see `durationRaw`.',
  },
);
