import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { VendorHealth, VendorQuota } from './connected.ts';
import { Left, pause } from './transport/budget.ts';
import { createBreaker } from './transport/breaker.ts';
import { createExchange, type OutsideFetch } from './transport/exchange.ts';
import { createFlights, type Flight } from './transport/flights.ts';
import { createGate } from './transport/gate.ts';
import { createHealthRecord } from './transport/health.ts';
import { createRateLimit } from './transport/rate-limit.ts';
import { retryDelay } from './transport/retry.ts';
import { Refusal } from './vendor-error.ts';
import type { VendorHttp, VendorReply, VendorRequest } from './vendor-http.ts';

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
}

/** The way out to one vendor, and what it tells about that vendor. */
export interface WatchedHttp extends VendorHttp {
  health(): VendorHealth;
  quota(): VendorQuota;
}

/** How a call leaves: not with less time than this, and not without saying so. */
interface Departure {
  readonly leastMs: number;
  leaves(): void;
}

// A write that leaves with less time after its turn in line would mostly end as unknown.
const leastMsForAWrite = 200;

/** The way out to one vendor: in line, at its rate, shared, retried once, and given a rest when it fails. */
export function createVendorHttp(options: VendorHttpOptions): WatchedHttp {
  const { clock, timeoutMs, concurrency, ratePerMinute } = options;
  const exchange = createExchange(options.baseUrl, options.fetch, clock);
  const flights = createFlights<VendorReply>({ clock, limitMs: timeoutMs });
  const gate = createGate(concurrency);
  const rate = createRateLimit(ratePerMinute, clock);
  const breaker = createBreaker(clock);
  const health = createHealthRecord(options);

  /** One turn at the vendor: in line, at its rate, unless it rests. */
  async function attempt(
    request: VendorRequest,
    flight: Flight,
    trouble: string | undefined,
    ticket: number,
    { leastMs, leaves }: Departure = { leastMs: 0, leaves: () => undefined },
  ): Promise<VendorReply> {
    const isPlayed = trouble !== undefined; // trouble asked for says nothing about the vendor
    if (!isPlayed) breaker.refuseWhileResting();
    const turn = rate.take(flight.left());
    if (!turn.isGranted) {
      const message = 'All calls that we may make in a minute are made.';
      throw new Refusal({ kind: 'RATE_LIMITED', message, retryAfterMs: turn.waitMs });
    }
    const leave = await inLine(turn.waitMs, isPlayed, flight).catch((error: unknown) => {
      turn.giveBack();
      throw error;
    });
    try {
      // Nobody waits for it any more, or is about to leave and will be told that it was never sent.
      if (flight.left() <= leastMs) throw new Left('time is up');
      leaves();
      return await judged(exchange(request, flight.signal, trouble), isPlayed ? null : ticket);
    } finally {
      leave();
    }
  }

  /** Waits for the turn, then for a free place; the vendor may have come to rest meanwhile. */
  async function inLine(waitMs: number, isPlayed: boolean, { signal }: Flight) {
    if (waitMs > 0) await pause(waitMs, signal);
    const leave = await gate.enter(signal);
    try {
      if (!isPlayed) breaker.enter();
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Lets the breaker and the health record see how it went; without a ticket the breaker is not concerned. */
  async function judged(reply: Promise<VendorReply>, ticket: number | null): Promise<VendorReply> {
    const startedAt = clock.now();
    try {
      const answer = await reply;
      health.succeeded();
      if (ticket !== null) breaker.answered();
      return answer;
    } catch (error) {
      const hadItsChance = clock.now() - startedAt >= timeoutMs / 2; // else the caller was merely short of time
      if (error instanceof Left && (error.leaving === 'client has gone' || !hadItsChance)) throw error;
      if (error instanceof Refusal) {
        health.failed(error);
        if (ticket !== null && isTransportFailure(error)) breaker.failed(ticket, clock.now() - startedAt);
        else if (ticket !== null) breaker.answered();
      }
      throw error;
    }
  }

  async function attemptTwice(request: VendorRequest, flight: Flight, trouble: string | undefined) {
    const { ticket } = breaker;
    try {
      return await attempt(request, flight, trouble, ticket);
    } catch (error) {
      const delay = retryDelay(error, flight.left());
      if (delay === null || breaker.isOpen) throw error;
      await pause(delay, flight.signal);
      if (breaker.isOpen) throw error; // "resting" would hide what happened
      return attempt(request, flight, trouble, ticket);
    }
  }

  const troubleOf = (call: Call) => (options.isSandbox ? call.trouble : undefined);

  return {
    read(request, call) {
      const asked = troubleOf(call);
      const trouble = asked === 'lost-reply' ? undefined : asked; // a trouble of writes: reads tell what became of them
      const { method, path, query, headers, body } = request;
      const key = JSON.stringify([method, path, query, headers, body, trouble]);
      return flights.shared(key, call, (flight) => attemptTwice(request, flight, trouble));
    },
    async send(request, call) {
      let hasLeft = false;
      const leaves = () => {
        hasLeft = true;
      };
      try {
        return await flights.alone(call, (flight) => {
          const leastMs = Math.min(leastMsForAWrite, flight.left() / 2); // of those who have little, half
          return attempt(request, flight, troubleOf(call), breaker.ticket, { leastMs, leaves });
        });
      } catch (error) {
        throw hasLeft || !(error instanceof Refusal) ? error : neverSent(error);
      } finally {
        flights.forget(); // a read that began before may not know of it
      }
    },
    health: () => health.now(),
    quota: () => ({ limitPerMinute: ratePerMinute, ...rate.state(), concurrency }),
  };
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
