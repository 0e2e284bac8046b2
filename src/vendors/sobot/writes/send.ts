import type { Call } from '../../call.ts';
import { TokenRefused, type TokenSource } from '../../tokens.ts';
import { Refusal } from '../../vendor-error.ts';
import type { VendorHttp, VendorRequest } from '../../vendor-http.ts';
import { withoutSent } from '../../values/vendor-words.ts';
import { refusalOf, success } from '../codes.ts';
import { refusalIn } from '../refusal-in.ts';
import type { SobotSettings } from '../settings.ts';
import { envelope } from '../wire.ts';
import { refusedWrite, type Places } from './refused.ts';
import { tokenPart } from '../token.ts';

/** Sends a write once and gives its reply, which said yes. `places` tell what a no speaks of. */
export type Send = (request: VendorRequest, places: Places, call: Call) => Promise<unknown>;

/** Sends under the shared token. A `Refusal` with `neverSent` means that certainly nothing was written. */
export const createSend =
  (http: VendorHttp, tokens: TokenSource, settings: SobotSettings): Send =>
  async (request, places, call) => {
    const token = await tokens.get(call).catch((error: unknown) => {
      throw nothingWritten(error);
    });
    const headers = { language: settings.SOBOT_LANGUAGE };
    const judge = (reply: unknown) => refusalIn(reply, request, settings);
    const { body } = await http
      .send({ ...request, headers, token: tokenPart(token), judge }, call)
      .catch((error: unknown) => {
        throw isRefusedAtTheDoor(error) ? nothingWritten(error) : error;
      });
    const read = envelope.safeParse(body);
    if (!read.success) {
      throw new Refusal({ kind: 'BAD_REPLY', message: 'The vendor answered in an unknown form.', cause: read.error });
    }
    const { ret_code, ret_msg } = read.data;
    if (ret_code === success) return body;
    const refused = refusalOf(ret_code, ret_msg, settings.SOBOT_RATE_LIMIT_CODES);
    if (refused instanceof TokenRefused) throw await renewedAfter(refused, token, tokens, call);
    throw refusedWrite(ret_code, withoutSent(ret_msg, request.body), places, settings);
  };

/** A write is not sent a second time, not even with a good token: whoever asked for it decides that. */
async function renewedAfter({ vendorCode }: Refusal, used: string, tokens: TokenSource, call: Call): Promise<Refusal> {
  try {
    await tokens.renew(used, call);
  } catch (error) {
    return nothingWritten(error);
  }
  return new Refusal({
    kind: 'UNAVAILABLE',
    neverSent: true,
    vendorCode,
    message: 'The vendor refused our token, which has been renewed; nothing was written. Ask again.',
  });
}

// Statuses that by HTTP mean that the request was turned away: 401, 403, 429.
const isRefusedAtTheDoor = (error: unknown): boolean =>
  error instanceof Refusal && (error.kind === 'UNAUTHORIZED' || error.kind === 'RATE_LIMITED');

function nothingWritten(error: unknown): Refusal {
  const told = error instanceof Refusal ? error : null;
  return new Refusal({
    kind: told?.kind ?? 'BAD_REPLY',
    message: told?.message ?? 'The vendor gave no token.',
    vendorCode: told?.vendorCode,
    retryAfterMs: told?.retryAfterMs,
    neverSent: true,
    cause: error,
  });
}
