import { TokenRefused } from '../tokens.ts';
import { toVendorError } from '../to-vendor-error.ts';
import { VendorError, type Problem } from '../vendor-error.ts';
import type { VendorRequest } from '../vendor-http.ts';

/** The no in a reply with HTTP 200. */
export interface Verdict {
  readonly problem: Problem;
  /** What a read ends with. */
  readonly thrown: unknown;
  /** False: the vendor is well, and said no to what was asked or to a token that has come to its end. */
  readonly isSickness: boolean;
}

/** What a reply says in truth; null: yes. */
export function verdictOf({ judge }: VendorRequest, body: unknown, isWrite: boolean): Verdict | null {
  try {
    const refusal = judge?.(body) ?? null;
    if (refusal === null) return null;
    const isOurs = refusal instanceof TokenRefused || refusal.isAboutInput || (isWrite && refusal.kind === 'REJECTED');
    return { problem: refusal, thrown: refusal, isSickness: !isOurs };
  } catch (thrown) {
    const problem = toVendorError('', thrown); // no vendor's name is needed here
    if (!(problem instanceof VendorError)) throw thrown;
    return { problem, thrown, isSickness: true };
  }
}
