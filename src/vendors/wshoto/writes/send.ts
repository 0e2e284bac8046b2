import { ZodError } from 'zod';
import type { Call } from '../../call.ts';
import { TokenRefused, type TokenSource } from '../../tokens.ts';
import { Refusal } from '../../vendor-error.ts';
import type { VendorHttp, VendorRequest } from '../../vendor-http.ts';
import { WriteRefused } from '../../write.ts';
import { readEnvelope, RecordGone, refusalIn, SaidNo, type ReplyCodes } from '../reply.ts';
import { tokenPart } from '../token.ts';

/** Sends a write once and gives the `data` of its reply, which said yes. */
export type Send = (request: VendorRequest, call: Call) => Promise<unknown>;

/** Sends under the shared token. A no is thrown as `WriteRefused`, any other failure as a `Refusal` or a `ZodError`. */
export const createSend =
  (http: VendorHttp, tokens: TokenSource, codes: ReplyCodes): Send =>
  async (request, call) => {
    const token = await nothingWrittenBy(tokens.get(call));
    const judge = (reply: unknown) => refusalIn(reply, codes, request.body);
    const { body } = await http.send({ ...request, token: tokenPart(token), judge }, call);
    try {
      return readEnvelope(body, codes, request.body);
    } catch (error) {
      if (error instanceof TokenRefused) {
        await nothingWrittenBy(tokens.renew(token, call));
        throw askAgain(error);
      }
      throw error instanceof SaidNo ? refused(error) : error;
    }
  };

/** The vendor publishes no table of codes (FACTS 1.2), so a no tells no place in the input. */
const refused = (no: SaidNo): WriteRefused =>
  new WriteRefused({
    code: no instanceof RecordGone ? 'NOT_FOUND' : 'UNKNOWN',
    message:
      no instanceof RecordGone
        ? 'The vendor knows no such record.'
        : 'The vendor refused, for a reason that it does not document.',
    vendorCode: no.vendorCode,
    vendorMessage: no.words,
  });

/** A write is not sent a second time, not even with a good token: whoever asked for it decides that. */
const askAgain = (cause: TokenRefused): Refusal =>
  new Refusal({
    kind: 'UNAVAILABLE',
    neverSent: true,
    vendorCode: cause.vendorCode,
    message: 'The vendor refused our token, which has been renewed; nothing was written. Ask again.',
    cause,
  });

/** A token that cannot be had leaves the write unsent, or turned away at the door. */
async function nothingWrittenBy(getting: Promise<string>): Promise<string> {
  try {
    return await getting;
  } catch (cause) {
    if (cause instanceof Refusal) {
      const { kind, message, vendorCode, retryAfterMs } = cause;
      throw new Refusal({ kind, message, vendorCode, retryAfterMs, neverSent: true, cause });
    }
    if (!(cause instanceof ZodError)) throw cause;
    const message = 'The reply to our request for a token is not of the documented shape.';
    throw new Refusal({ kind: 'BAD_REPLY', message, neverSent: true, cause });
  }
}
