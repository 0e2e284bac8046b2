import type { Call } from '../../call.ts';
import { toVendorError } from '../../to-vendor-error.ts';
import { VendorError, type Problem, type ProblemKind } from '../../vendor-error.ts';
import type { VendorReply, VendorRequest } from '../../vendor-http.ts';
import type { KeptReplies } from './kept-replies.ts';
import type { KeptReply } from './reply-shelf.ts';

/** For how long answers serve. */
export interface Lifetimes {
  /** Milliseconds after which the vendor is asked again. */
  readonly ttlMs: number;
  /** Milliseconds for which an answer may serve in place of an error. */
  readonly staleMs: number;
}

/** One read, over what is kept of earlier ones. */
export interface CachedRead {
  /** What is kept, if it is young enough; else what `ask` brings; where that fails, what is kept again. */
  answer(ask: () => Promise<VendorReply>): Promise<VendorReply>;
  /** Keeps the answer. Inside the one call that all who ask at the same time share. */
  keeping(ask: () => Promise<VendorReply>): Promise<VendorReply>;
}

/** How reads are answered from what is kept. */
export const cachedReads =
  (replies: KeptReplies, { ttlMs, staleMs }: Lifetimes) =>
  (request: VendorRequest, call: Call): CachedRead => {
    const name = replies.nameOf(request);
    const oldestMs = call.needsLive === true ? 0 : (call.maxAgeMs ?? Number.POSITIVE_INFINITY);

    const served = ({ body, bytes, fetchedAt }: KeptReply, failure: Problem | null): VendorReply => {
      const reply = {
        body,
        bytes,
        fetchedAt: new Date(fetchedAt),
        servedFrom: failure === null ? 'CACHE' : 'STALE',
      } as const;
      call.onKeptReply?.({ fetchedAt: reply.fetchedAt, failure });
      return reply;
    };

    return {
      async answer(ask) {
        const young = replies.find(name, Math.min(ttlMs, oldestMs));
        if (young !== null) return served(young, null);
        try {
          return await ask();
        } catch (error) {
          const failure = passingFailure(error);
          const last = failure === null ? null : replies.find(name, Math.min(staleMs, oldestMs));
          if (last === null) throw error;
          return served(last, failure);
        }
      },
      async keeping(ask) {
        const keep = replies.expect(name);
        const reply = await ask();
        keep(reply);
        return reply;
      },
    };
  };

/** A no to what was asked, or to who asks, is an answer too: nothing older goes before it. */
const passing: ReadonlySet<ProblemKind> = new Set(['TIMEOUT', 'UNAVAILABLE', 'BAD_REPLY', 'RATE_LIMITED']);

function passingFailure(error: unknown): Problem | null {
  const named = toVendorError('', error); // no vendor's name is needed here
  return named instanceof VendorError && passing.has(named.kind) ? named : null;
}
