import { withoutSent } from '../values/vendor-words.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorRequest } from '../vendor-http.ts';
import { refusalOf, success } from './codes.ts';
import type { SobotSettings } from './settings.ts';
import { envelope } from './wire.ts';

/** What a reply says in truth; its words repeat nothing of what was sent. Null: yes. */
export function refusalIn(
  body: unknown,
  sent: Pick<VendorRequest, 'query' | 'body'>,
  settings: Pick<SobotSettings, 'SOBOT_RATE_LIMIT_CODES' | 'SOBOT_NOT_FOUND_CODES'>,
): Refusal | null {
  const { ret_code, ret_msg } = envelope.parse(body);
  if (ret_code === success) return null;
  const words = withoutSent(withoutSent(ret_msg, JSON.stringify(sent.query)), sent.body);
  const refusal = refusalOf(ret_code, words, settings.SOBOT_RATE_LIMIT_CODES);
  if (!settings.SOBOT_NOT_FOUND_CODES.has(ret_code)) return refusal;
  const { kind, message, vendorCode } = refusal;
  return new Refusal({ kind, message, vendorCode, isAboutInput: true });
}
