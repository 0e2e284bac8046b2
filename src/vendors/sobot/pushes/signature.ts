import { createHash, timingSafeEqual } from 'node:crypto';
import type { PushReader } from '../../push.ts';
import type { SobotSettings } from '../settings.ts';

const mostSkewMs = 300_000;

/**
 * The signature that Sobot's account manager switches on (FACTS 4.5; documented for a sister product): lower-case md5
 * of company, time, random code and key. It covers no body, so the secret in the path is asked for as well.
 */
export const isGenuine =
  (settings: SobotSettings): NonNullable<PushReader['isGenuine']> =>
  (headers, _body, now) => {
    const sentAt = headers.get('x-log-timestamp') ?? ''; // milliseconds
    const signed = [settings.SOBOT_COMPANY_ID, sentAt, headers.get('x-log-randomcode') ?? '', settings.SOBOT_APP_KEY];
    const isRight = isSame(headers.get('x-log-sign') ?? '', createHash('md5').update(signed.join('')).digest('hex'));
    return isRight && /^\d{10,16}$/.test(sentAt) && Math.abs(now - Number(sentAt)) <= mostSkewMs;
  };

/** Takes equally long wherever the texts differ. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
