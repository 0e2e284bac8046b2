import type { Asker } from '../call.ts';
import type { Clock } from '../clock.ts';
import { TokenRefused } from '../tokens.ts';
import { Refusal, type Problem } from '../vendor-error.ts';
import type { VendorReply, VendorRequest } from '../vendor-http.ts';
import type { CallWatch, VendorWatch } from '../vendor-watch.ts';
import type { Breaker } from './breaker.ts';
import { Left, pause } from './budget.ts';
import type { Exchange } from './exchange.ts';
import type { Flight } from './flights.ts';
import type { HealthRecord } from './health.ts';
import type { Line, Turn } from './line.ts';
import { retryDelay } from './retry.ts';
import { verdictOf } from './verdict.ts';

/** One call on its way. */
export interface Outgoing {
  readonly request: VendorRequest;
  readonly asker: Asker | undefined;
  /** Trouble asked for, which says nothing about the vendor. */
  readonly trouble: string | undefined;
  /** Of the breaker. */
  readonly ticket: number;
  /** Null: a read. A write leaves not with less time than this, and not without saying so. */
  readonly write: { readonly leastMs: number; leaves(): void } | null;
}

/** The consumer that this program is itself, e.g. where it fetches a token. */
const ourselves = 'ourselves';

// The time that belongs to a code is an advice for all its callers; whether it is over, a call now and then finds out.
const longestAdviceMs = 5000;

/** What stands between a call and its vendor. */
export interface AttemptRoom {
  readonly exchange: Exchange;
  readonly line: Line;
  readonly breaker: Breaker;
  readonly health: HealthRecord;
  readonly watch: VendorWatch;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/** Tries a call: once, or once more where that can heal. */
export interface Attempts {
  once(outgoing: Outgoing, flight: Flight): Promise<VendorReply>;
  twice(outgoing: Outgoing, flight: Flight): Promise<VendorReply>;
}

/** Calls in line, unless the vendor rests; breaker, health and watch see how each went. */
export function createAttempts(room: AttemptRoom): Attempts {
  const { exchange, line, breaker, health, watch, clock, timeoutMs } = room;

  /** One turn at the vendor: in line, unless it rests. */
  async function attempt(outgoing: Outgoing, flight: Flight): Promise<VendorReply> {
    const { request, trouble, write } = outgoing;
    if (breaker.isOpen) await unlessResting(outgoing, breaker.refuseWhileResting);
    const turn = freeTurn(outgoing, flight) ?? (await inLine(outgoing, flight));
    try {
      if (breaker.isOpen) await unlessResting(outgoing, breaker.probe); // it may have come to rest meanwhile
      // Nobody waits for it any more, or is about to leave and will be told that it was never sent.
      if (flight.left() <= (write?.leastMs ?? 0)) throw new Left('time is up');
    } catch (error) {
      turn.giveBack();
      throw error;
    }
    try {
      write?.leaves();
      const seen = watch.leaves(request.endpoint, outgoing.asker);
      return await judged(outgoing, exchange(request, flight.signal, trouble), seen);
    } finally {
      turn.done();
    }
  }

  /** Lets trouble that was asked for pass, and nothing else while the vendor rests. */
  async function unlessResting({ request, trouble }: Outgoing, check: () => void | Promise<void>): Promise<void> {
    if (trouble !== undefined) return;
    try {
      await check();
    } catch (error) {
      watch.heldBack(request.endpoint, 'breaker');
      throw error;
    }
  }

  function freeTurn({ asker }: Outgoing, { signal }: Flight): Turn | null {
    return signal.aborted ? null : line.freeTurn(asker?.consumer ?? ourselves);
  }

  async function inLine({ request, asker }: Outgoing, { signal, left }: Flight): Promise<Turn> {
    try {
      return await line.turn({ consumer: asker?.consumer ?? ourselves, signal, left });
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'RATE_LIMITED') watch.heldBack(request.endpoint, 'rate');
      throw error;
    }
  }

  /** Lets breaker, health record and watch see how it went. */
  async function judged(
    { request, trouble, ticket, write }: Outgoing,
    reply: Promise<VendorReply>,
    seen: CallWatch,
  ): Promise<VendorReply> {
    const startedAt = clock.now();
    const sentAt = performance.now();
    const tookMs = () => performance.now() - sentAt;
    const isPlayed = trouble !== undefined;
    let answer: VendorReply;
    try {
      answer = await reply;
    } catch (error) {
      const hadItsChance = clock.now() - startedAt >= timeoutMs / 2; // else the caller was merely short of time
      const isLeft = error instanceof Left && (error.leaving === 'client has gone' || !hadItsChance);
      if (isLeft || !(error instanceof Refusal)) {
        seen.abandoned(tookMs());
        throw error;
      }
      seen.failed(error, tookMs());
      health.failed(error);
      if (!isPlayed) heed(error);
      if (!isPlayed && isTransportFailure(error)) breaker.failed(ticket, clock.now() - startedAt);
      else if (!isPlayed) breaker.answered();
      throw error;
    }
    if (!isPlayed) breaker.answered();
    const verdict = verdictOf(request, answer.body, write !== null);
    if (verdict === null) seen.answered(tookMs());
    else seen.failed(verdict.problem, tookMs());
    if (!isPlayed && verdict !== null) heed(verdict.problem);
    if (verdict?.isSickness === true) health.failed(verdict.problem);
    // Of a reply that nobody judges here its sender must tell.
    else if (!(verdict?.thrown instanceof TokenRefused) && (write === null || request.judge !== undefined)) {
      health.succeeded();
    }
    if (verdict !== null && write === null) throw verdict.thrown;
    return answer;
  }

  /** The vendor says how long it wants no calls: nobody makes any. */
  function heed({ kind, vendorCode, retryAfterMs = 0 }: Problem): void {
    if (retryAfterMs <= 0 || (kind !== 'RATE_LIMITED' && kind !== 'UNAVAILABLE')) return;
    const isItsWord = vendorCode?.startsWith('HTTP ') === true;
    line.holdOff(isItsWord ? retryAfterMs : Math.min(retryAfterMs, longestAdviceMs));
  }

  async function attemptTwice(outgoing: Outgoing, flight: Flight) {
    try {
      return await attempt(outgoing, flight);
    } catch (error) {
      const delay = retryDelay(error, flight.left());
      if (delay === null || breaker.isOpen) throw error;
      await pause(delay, flight.signal);
      if (breaker.isOpen) throw error; // "resting" would hide what happened
      watch.retries(outgoing.request.endpoint);
      return attempt(outgoing, flight);
    }
  }

  return { once: attempt, twice: attemptTwice };
}

/** False for an answer that shows the vendor alive, though it is not the wanted one. */
const isTransportFailure = ({ kind, vendorCode }: Refusal): boolean =>
  kind === 'TIMEOUT' || kind === 'UNAVAILABLE' || (kind === 'BAD_REPLY' && vendorCode?.startsWith('HTTP ') !== true);
