import { TokenRefused } from '../tokens.ts';
import { safeWords, withoutSent } from '../values/vendor-words.ts';
import { Refusal } from '../vendor-error.ts';
import { wireEnvelope } from './wire-reply.ts';

/** Which of the vendor's codes mean what; the vendor publishes no table. */
export interface ReplyCodes {
  readonly token: ReadonlySet<string>;
  readonly rateLimit: ReadonlySet<string>;
  readonly notFound: ReadonlySet<string>;
}

/** The vendor understood and said no. */
export class SaidNo extends Refusal {
  /** Its own words, fit to be shown; null if it said none. */
  readonly words: string | null;

  constructor(message: string, vendorCode: string, words: string, isAboutInput = false) {
    super({ kind: 'REJECTED', message, vendorCode, isAboutInput });
    this.words = words || null;
  }
}

/** The vendor says by a code that there is no such record. */
export class RecordGone extends SaidNo {
  constructor(vendorCode: string, words: string) {
    super('The vendor knows no such record.', vendorCode, words, true);
  }
}

// The number 0 by the documents, the text "00000" in another product of the same line (FACTS 1.2).
const successCodes: ReadonlySet<string> = new Set(['0', '00000']);

/** What a reply carries. Throws a `Refusal` for every code but success, whose words repeat nothing of what was `sent`. */
export function readEnvelope(body: unknown, codes: ReplyCodes, sent?: string): unknown {
  const { code, msg, data } = wireEnvelope.parse(body);
  if (successCodes.has(code)) return data;
  if (codes.token.has(code)) throw new TokenRefused(code);
  const words = safeWords(withoutSent(msg, sent));
  if (codes.notFound.has(code)) throw new RecordGone(code, words);
  const ending = words === '' ? '.' : `: ${words}`;
  if (codes.rateLimit.has(code)) {
    throw new Refusal({ kind: 'RATE_LIMITED', message: `The vendor says: too many calls${ending}`, vendorCode: code });
  }
  throw new SaidNo(`The vendor refused the call${ending}`, code, words);
}

/** The same as a verdict. Null: the reply said yes. */
export function refusalIn(body: unknown, codes: ReplyCodes, sent?: string): Refusal | null {
  try {
    readEnvelope(body, codes, sent);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
