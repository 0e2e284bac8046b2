import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { TokenSpec } from '../tokens.ts';
import { wholeNumber } from '../values/wire.ts';
import type { AccessToken, VendorHttp } from '../vendor-http.ts';
import { refusalOf, success } from './codes.ts';
import type { SobotSettings } from './settings.ts';
import { envelope } from './wire.ts';

const tokenReply = z.object({ item: z.object({ token: z.string().min(1), expires_in: wholeNumber }) });

const documentedSeconds = 86_400; // "currently 24 hours"

/** The signature of a token request: lower-case md5 of appid + create_time + app_key (FACTS 4.1, S1). */
export const sign = (appId: string, createTime: string, appKey: string): string =>
  createHash('md5').update(`${appId}${createTime}${appKey}`).digest('hex');

/** Where the token goes in every other request. */
export const tokenPart = (value: string): AccessToken => ({ in: 'headers', name: 'token', value });

/** How a token is got. Each fetch voids the token before, so one is fetched for all processes. */
export const tokenSpec = (settings: SobotSettings, http: VendorHttp, clock: Clock): TokenSpec => ({
  key: 'access',
  credentials: [settings.SOBOT_APP_ID, settings.SOBOT_APP_KEY],
  async fetch(_kept, call) {
    const createTime = String(Math.floor(clock.now() / 1000));
    const query = {
      appid: settings.SOBOT_APP_ID,
      create_time: createTime,
      sign: sign(settings.SOBOT_APP_ID, createTime, settings.SOBOT_APP_KEY),
    };
    const request = { endpoint: 'get_token', method: 'GET', path: '/get_token', query, changesNothing: true } as const;
    const { body } = await http.send(request, call);
    const { ret_code, ret_msg } = envelope.parse(body);
    if (ret_code !== success) throw refusalOf(ret_code, ret_msg, settings.SOBOT_RATE_LIMIT_CODES);
    const { token, expires_in } = tokenReply.parse(body).item;
    return { value: token, expiresInMs: (expires_in ?? documentedSeconds) * 1000 };
  },
});
