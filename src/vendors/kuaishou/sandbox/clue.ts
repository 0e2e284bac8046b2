import { digits } from '../../values/json.ts';
import { toChinaText } from '../../values/time.ts';

/** A lead as the sandbox keeps it. `fields` bear the wire's names; long ids in them are text. */
export interface SandboxClue {
  readonly advertiserId: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** True: numbers are sent as quoted text, as some of Kuaishou's replies do. */
  readonly isQuoted?: boolean;
}

/** Fields that the vendor types as long. */
const longs = new Set([
  'id',
  'account_id',
  'user_id',
  'page_id',
  'dsp_campaign_id',
  'dsp_unit_id',
  'dsp_creative_id',
  'collect_account_id',
  'attr_clue_account_id',
  'submit_user_id',
  'clue_id',
]);

/** The row of the lead list, ready for JSON.stringify. */
export const toRow = ({ id, createdAt, fields, isQuoted = false }: SandboxClue): unknown =>
  toWire({ id, create_time: toChinaText(createdAt), ...fields }, isQuoted);

/** Long ids in text become unquoted digits, or all numbers become text. */
export function toWire(value: unknown, isQuoted: boolean, key = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => toWire(entry, isQuoted));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, toWire(field, isQuoted, name)]));
  }
  if (typeof value === 'number' && isQuoted) return String(value);
  const isLong = typeof value === 'string' && longs.has(key) && /^\d+$/.test(value);
  return isLong && !isQuoted ? digits(value) : value;
}
