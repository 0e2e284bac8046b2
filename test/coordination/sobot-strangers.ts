import { sign } from '../../src/vendors/sobot/token.ts';
import type { VendorOnPort } from '../support/vendor-on-port.ts';

/** Somebody else fetches a token, and so voids the one that we have. */
export async function voidToken({ env }: VendorOnPort): Promise<void> {
  const { SOBOT_BASE_URL, SOBOT_APP_ID = '', SOBOT_APP_KEY = '' } = env;
  const query = new URLSearchParams({
    appid: SOBOT_APP_ID,
    create_time: '1',
    sign: sign(SOBOT_APP_ID, '1', SOBOT_APP_KEY),
  });
  const response = await fetch(`${SOBOT_BASE_URL}/get_token?${query}`);
  const { ret_code } = (await response.json()) as { ret_code: string };
  if (ret_code !== '000000') throw new Error(`The stranger was refused with ${ret_code}.`);
}
