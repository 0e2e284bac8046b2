import type { ServedFrom } from '../../../records/record.ts';
import type { Call } from '../../call.ts';
import { toVendorError } from '../../to-vendor-error.ts';
import { VendorError, type Problem, type ProblemKind } from '../../vendor-error.ts';
import type { VendorReply, VendorRequest } from '../../vendor-http.ts';
import type { Flight } from '../flights.ts';
import { verdictOf } from '../verdict.ts';
import type { KeptReplies } from './kept-replies.ts';
import { answerOrRight } from './one-for-all.ts';
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
  /** True: only what is asked for it will do. */
  readonly isLive: boolean;
  /** What is kept, if it is young enough; else what `ask` brings; where that fails, what is kept again. */
  answer(ask: () => Promise<VendorReply>): Promise<VendorReply>;
  /** Asks once for all processes, if it may wait for another, and keeps the answer. Inside the one call of all who ask here. */
  keeping(flight: Flight, mayWait: boolean, ask: () => Promise<VendorReply>): Promise<VendorReply>;
}

/** Where answers are kept, and for how long they serve. */
export interface CachedReadsOptions extends Lifetimes {
  readonly vendor: string;
  readonly replies: KeptReplies;
}

/** How reads are answered from what is kept. */
export const cachedReads =
  ({ vendor, replies, ttlMs, staleMs }: CachedReadsOptions) =>
  (request: VendorRequest, call: Call): CachedRead => {
    const name = replies.nameOf(request);
    const oldestMs = call.needsLive === true ? 0 : (call.maxAgeMs ?? Number.POSITIVE_INFINITY);
    const isLive = oldestMs <= 0;

    const told = (reply: VendorReply, failure: Problem | null): VendorReply => {
      call.onReply?.({ vendor, servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt, failure });
      return reply;
    };
    const found = (mostAgeMs: number): KeptReply | null => replies.find(name, Math.min(mostAgeMs, oldestMs));

    /** The same, and if there is none here, from other processes. */
    async function foundAnywhere(mostAgeMs: number): Promise<KeptReply | null> {
      const here = found(mostAgeMs);
      if (here !== null || isLive || replies.fetch === null) return here;
      await replies.fetch(name, (body) => verdictOf(request, body, false) === null); // another version of us may judge otherwise
      return found(mostAgeMs);
    }

    async function turnAmongAll(flight: Flight) {
      const { take } = replies;
      if (take === null) return null;
      const mostAgeMs = Math.min(ttlMs, flight.left()); // what was asked for before anybody here wanted it is not live
      return answerOrRight({ take: (forMs) => take(name, forMs), look: () => foundAnywhere(mostAgeMs) }, flight);
    }

    return {
      isLive,
      async answer(ask) {
        const young = await foundAnywhere(ttlMs);
        if (young !== null) return told(replyOf(young, 'CACHE'), null);
        try {
          return told(await ask(), null);
        } catch (error) {
          const failure = passingFailure(error);
          const last = failure === null ? null : await foundAnywhere(staleMs);
          if (last === null) throw error;
          return told(replyOf(last, 'STALE'), failure);
        }
      },
      async keeping(flight, mayWait, ask) {
        const turn = isLive || !mayWait ? null : await turnAmongAll(flight);
        if (turn !== null && 'answer' in turn) return replyOf(turn.answer, 'LIVE');
        let kept = Promise.resolve();
        try {
          const keep = replies.expect(name);
          const reply = await ask();
          kept = keep(reply);
          return reply;
        } finally {
          if (turn !== null) void kept.then(async () => turn.right.release()); // keeping throws nothing
        }
      },
    };
  };

const replyOf = ({ body, bytes, fetchedAt, made }: KeptReply, servedFrom: ServedFrom): VendorReply => ({
  body,
  bytes,
  fetchedAt: new Date(fetchedAt),
  servedFrom,
  made: servedFrom === 'CACHE' ? made : undefined, // what is made of a reply tells where it came from
});

/** A no to what was asked, or to who asks, is an answer too: nothing older goes before it. */
const passing: ReadonlySet<ProblemKind> = new Set(['TIMEOUT', 'UNAVAILABLE', 'BAD_REPLY', 'RATE_LIMITED']);

function passingFailure(error: unknown): Problem | null {
  const named = toVendorError('', error); // no vendor's name is needed here
  return named instanceof VendorError && passing.has(named.kind) ? named : null;
}
