import type { Asker, Call } from '../call.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { VendorHealth, VendorQuota } from '../connected.ts';
import { Left, pause } from './budget.ts';
import { createBreaker } from './breaker.ts';
import { createExchange, type OutsideFetch } from './exchange.ts';
import { createFlights, type Flight } from './flights.ts';
import { createGate } from './gate.ts';
import { createHealthRecord, type HealthRecord } from './health.ts';
import { createRateLimit } from './rate-limit.ts';
import { retryDelay } from './retry.ts';
import { verdictOf } from './verdict.ts';
import { markNoted } from '../noted-failures.ts';
import { TokenRefused } from '../tokens.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorHttp, VendorReply, VendorRequest } from '../vendor-http.ts';
import { noWatch, type CallWatch, type VendorWatch } from '../vendor-watch.ts';

/** One vendor's address and its bounds. */
export interface VendorHttpOptions {
  readonly vendor: string;
  readonly baseUrl: string;
  readonly fetch: OutsideFetch;
  readonly clock: Clock;
  /** The most that one call may take, pauses and a retry included. */
  readonly timeoutMs: number;
  /** Calls that may run at the same time. */
  readonly concurrency: number;
  /** Null: no limit. */
  readonly ratePerMinute: number | null;
  readonly isSandbox: boolean;
  readonly log: Log;
  readonly watch?: VendorWatch;
}

/** The way out to one vendor, and what it tells about that vendor. */
export interface WatchedHttp extends VendorHttp {
  health(): VendorHealth;
  quota(): VendorQuota;
  /** True while calls are refused, for the vendor rests. */
  isResting(): boolean;
  /** Of failures that show only behind the reply: a token that is not given, rows of another shape. */
  readonly noted: Pick<HealthRecord, 'failed' | 'regretted'>;
}

/** One call on its way. */
interface Outgoing {
  readonly request: VendorRequest;
  readonly asker: Asker | undefined;
  /** Trouble asked for, which says nothing about the vendor. */
  readonly trouble: string | undefined;
  /** Of the breaker. */
  readonly ticket: number;
  /** Null: a read. A write leaves not with less time than this, and not without saying so. */
  readonly write: { readonly leastMs: number; leaves(): void } | null;
}

// A write that leaves with less time after its turn in line would mostly end as unknown.
const leastMsForAWrite = 200;

/** The way out to one vendor: in line, at its rate, shared, retried once, and given a rest when it fails. */
export function createVendorHttp(options: VendorHttpOptions): WatchedHttp {
  const { vendor, clock, timeoutMs, concurrency, ratePerMinute, watch = noWatch } = options;
  const exchange = createExchange(options.baseUrl, options.fetch, clock);
  const flights = createFlights<VendorReply>({ clock, limitMs: timeoutMs });
  const gate = createGate(concurrency);
  const rate = createRateLimit(ratePerMinute, clock);
  const breaker = createBreaker(clock);
  const health = createHealthRecord(options);

  /** One turn at the vendor: in line, at its rate, unless it rests. */
  async function attempt(outgoing: Outgoing, flight: Flight): Promise<VendorReply> {
    const { request, trouble, write } = outgoing;
    unlessResting(outgoing, breaker.refuseWhileResting);
    const turn = rate.take(flight.left());
    if (!turn.isGranted) {
      watch.heldBack(request.endpoint, 'rate');
      const message = 'All calls that we may make in a minute are made.';
      throw new Refusal({ kind: 'RATE_LIMITED', message, retryAfterMs: turn.waitMs });
    }
    const leave = await inLine(turn.waitMs, outgoing, flight).catch((error: unknown) => {
      turn.giveBack();
      throw error;
    });
    try {
      // Nobody waits for it any more, or is about to leave and will be told that it was never sent.
      if (flight.left() <= (write?.leastMs ?? 0)) throw new Left('time is up');
      write?.leaves();
      const seen = watch.leaves(request.endpoint, outgoing.asker);
      return await judged(outgoing, exchange(request, flight.signal, trouble), seen);
    } finally {
      leave();
    }
  }

  /** Lets trouble that was asked for pass, and nothing else while the vendor rests. */
  function unlessResting({ request, trouble }: Outgoing, check: () => void): void {
    if (trouble !== undefined) return;
    try {
      check();
    } catch (error) {
      watch.heldBack(request.endpoint, 'breaker');
      throw error;
    }
  }

  /** Waits for the turn, then for a free place; the vendor may have come to rest meanwhile. */
  async function inLine(waitMs: number, outgoing: Outgoing, { signal }: Flight) {
    if (waitMs > 0) {
      watch.waited('rate', waitMs);
      await pause(waitMs, signal);
    }
    const cameAt = performance.now();
    const isFull = gate.isFull;
    const leave = await gate.enter(signal);
    if (isFull) watch.waited('concurrency', performance.now() - cameAt);
    try {
      unlessResting(outgoing, breaker.enter);
      return leave;
    } catch (error) {
      leave();
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
    const answer = await reply.catch((error: unknown) => {
      const hadItsChance = clock.now() - startedAt >= timeoutMs / 2; // else the caller was merely short of time
      const isLeft = error instanceof Left && (error.leaving === 'client has gone' || !hadItsChance);
      if (isLeft || !(error instanceof Refusal)) {
        seen.abandoned(tookMs());
        throw error;
      }
      seen.failed(error, tookMs());
      health.failed(error);
      if (!isPlayed && isTransportFailure(error)) breaker.failed(ticket, clock.now() - startedAt);
      else if (!isPlayed) breaker.answered();
      throw error;
    });
    if (!isPlayed) breaker.answered();
    const verdict = verdictOf(request, answer.body, write !== null);
    if (verdict === null) seen.answered(tookMs());
    else seen.failed(verdict.problem, tookMs());
    if (verdict?.isSickness === true) health.failed(verdict.problem);
    // Of a reply that nobody judges here its sender must tell.
    else if (!(verdict?.thrown instanceof TokenRefused) && (write === null || request.judge !== undefined)) {
      health.succeeded();
    }
    if (verdict !== null && write === null) throw verdict.thrown;
    return answer;
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

  const troubleOf = (call: Call) => (options.isSandbox ? call.trouble : undefined);

  return {
    async read(request, call) {
      const asked = troubleOf(call);
      const trouble = asked === 'lost-reply' ? undefined : asked; // a trouble of writes: reads tell what became of them
      const { method, path, query, headers, body, endpoint } = request;
      const key = JSON.stringify([method, path, query, headers, body, trouble]);
      const begunAt = performance.now();
      let isOwn = false;
      try {
        return await flights.shared(key, call, (flight) => {
          isOwn = true;
          return attemptTwice({ request, asker: call.asker, trouble, ticket: breaker.ticket, write: null }, flight);
        });
      } catch (error) {
        throw noted(error);
      } finally {
        if (!isOwn) watch.shared(endpoint);
        const ms = performance.now() - begunAt;
        call.asker?.gotAnswer?.({ vendor, endpoint, ms, by: isOwn ? 'call' : 'sharing' });
      }
    },
    async send(request, call) {
      let hasLeft = false;
      const begunAt = performance.now();
      const leaves = () => {
        hasLeft = true;
      };
      try {
        return await flights.alone(call, (flight) => {
          const leastMs = Math.min(leastMsForAWrite, flight.left() / 2); // of those who have little, half
          const write = { leastMs, leaves };
          const { ticket } = breaker;
          return attempt({ request, asker: call.asker, trouble: troubleOf(call), ticket, write }, flight);
        });
      } catch (error) {
        throw noted(hasLeft || !(error instanceof Refusal) ? error : neverSent(error));
      } finally {
        flights.forget(); // a read that began before may not know of it
        const ms = performance.now() - begunAt;
        call.asker?.gotAnswer?.({ vendor, endpoint: request.endpoint, ms, by: 'call' });
      }
    },
    health: () => health.now(),
    quota: () => ({ limitPerMinute: ratePerMinute, ...rate.state(), concurrency }),
    isResting: () => breaker.isOpen,
    noted: health,
  };
}

/** A token that was refused is noted only if no other helps. */
function noted(error: unknown): unknown {
  if (error instanceof Error && !(error instanceof TokenRefused)) markNoted(error);
  return error;
}

/** False for an answer that shows the vendor alive, though it is not the wanted one. */
const isTransportFailure = ({ kind, vendorCode }: Refusal): boolean =>
  kind === 'TIMEOUT' || kind === 'UNAVAILABLE' || (kind === 'BAD_REPLY' && vendorCode?.startsWith('HTTP ') !== true);

const neverSent = (error: Refusal): Refusal =>
  new Refusal({
    kind: error.kind,
    message: error.message,
    vendorCode: error.vendorCode,
    retryAfterMs: error.retryAfterMs,
    neverSent: true,
    cause: error,
  });
