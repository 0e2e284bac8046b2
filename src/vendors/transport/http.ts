import type { Call, GotAnswer } from '../call.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { VendorHealth, VendorQuota } from '../connected.ts';
import { createAttempts } from './attempts.ts';
import { createBreaker } from './breaker.ts';
import { createExchange } from './exchange.ts';
import type { OutsideFetch } from './outside.ts';
import { cachedReads, type Lifetimes } from './cache/cached-reads.ts';
import type { SharedReplies } from './cache/shared-replies.ts';
import { createKeptReplies } from './cache/kept-replies.ts';
import { createFlights } from './flights.ts';
import { createHealthRecord, type HealthRecord } from './health.ts';
import { createLine } from './line.ts';
import { alone, type Sharing } from './sharing.ts';
import { markNoted } from '../noted-failures.ts';
import { TokenRefused } from '../tokens.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorHttp, VendorReply } from '../vendor-http.ts';
import { noWatch, type VendorWatch } from '../vendor-watch.ts';

/** One vendor's address and its bounds. */
export interface VendorHttpOptions {
  readonly vendor: string;
  readonly baseUrl: string;
  readonly fetch: OutsideFetch;
  readonly clock: Clock;
  /** The most that one call may take, pauses and a retry included. */
  readonly timeoutMs: number;
  /** Calls that may run at the same time, in all processes together. */
  readonly concurrency: number;
  /** Null: no limit. */
  readonly ratePerSecond?: number | null;
  /** Null: no limit. */
  readonly ratePerMinute: number | null;
  /** With whom limits and news are shared; absent: this process is alone. */
  readonly sharing?: Sharing;
  readonly isSandbox: boolean;
  /** For how long answers are kept; absent: not at all. */
  readonly cache?: CacheOptions | null;
  readonly log: Log;
  readonly watch?: VendorWatch;
}

/** How answers are kept. */
export interface CacheOptions extends Lifetimes {
  /** Where processes leave answers for one another; absent: this one is alone. */
  readonly shared?: SharedReplies | null;
}

/** The way out to one vendor, and what it tells about that vendor. */
export interface WatchedHttp extends VendorHttp {
  health(): VendorHealth;
  quota(): Promise<VendorQuota>;
  /** True while calls are refused, for the vendor rests. */
  isResting(): boolean;
  /** The vendor pushed a change, of this number: no answer from before serves any more. */
  pushed(change: number): void;
  /** The same for all processes, where something else shows that what is kept no longer holds. */
  touched(): Promise<void>;
  /** Of failures that show only behind the reply: a token that is not given, rows of another shape. */
  readonly noted: Pick<HealthRecord, 'failed' | 'regretted'>;
}

// A write that leaves with less time after its turn in line would mostly end as unknown.
const leastMsForAWrite = 200;
// A process that is slow has not died.
const graceMs = 1000;

/** The way out to one vendor: kept, in line, at its rate, shared, retried once, and given a rest when it fails. */
export function createVendorHttp(options: VendorHttpOptions): WatchedHttp {
  const { vendor, clock, timeoutMs, concurrency, watch = noWatch } = options;
  const limits = { perSecond: options.ratePerSecond ?? null, perMinute: options.ratePerMinute, concurrency };
  const sharing = options.sharing ?? alone(vendor, clock);
  const exchange = createExchange(options.baseUrl, options.fetch, clock);
  const flights = createFlights<VendorReply>({ clock, limitMs: timeoutMs });
  // Nobody joins a flight older than half of what one may last.
  const line = createLine({ ...sharing, limits, holdMs: timeoutMs * 1.5 + graceMs, watch });
  const breaker = createBreaker(clock, sharing);
  const health = createHealthRecord(options);
  const attempts = createAttempts({ exchange, line, breaker, health, watch, clock, timeoutMs });

  const { cache = null } = options;
  // A read that began before a change may not know of it.
  const replies = cache === null ? null : createKeptReplies(clock, cache.shared ?? null, () => flights.forget());
  const readOverKept = cache === null || replies === null ? null : cachedReads({ vendor, replies, ...cache });

  async function touched(): Promise<void> {
    flights.forget();
    await replies?.wrote();
  }

  const troubleOf = (call: Call) => (options.isSandbox ? call.trouble : undefined);

  return {
    async read(request, call) {
      const asked = troubleOf(call);
      const trouble = asked === 'lost-reply' ? undefined : asked; // a trouble of writes: reads tell what became of them
      const { method, path, query, headers, token, body, endpoint } = request;
      const begunAt = performance.now();
      let by = 'keeping' as GotAnswer['by']; // until somebody else is asked
      const kept = asked === undefined ? readOverKept?.(request, call) : undefined;
      // The token too: whoever is told that it is no good must be told of its own.
      const key = JSON.stringify([method, path, query, headers, token, body, trouble, kept?.isLive]);
      const ask = () => {
        by = 'sharing';
        return flights.shared(key, call, (flight) => {
          const outgoing = { request, asker: call.asker, trouble, ticket: breaker.ticket, write: null };
          const attempt = () => {
            by = 'call';
            return attempts.twice(outgoing, flight);
          };
          return kept === undefined ? attempt() : kept.keeping(flight, !breaker.isOpen, attempt);
        });
      };
      try {
        return await (kept === undefined ? ask() : kept.answer(ask));
      } catch (error) {
        throw noted(error);
      } finally {
        if (by === 'sharing') watch.shared(endpoint);
        if (by === 'keeping') watch.kept(endpoint);
        call.asker?.gotAnswer?.({ vendor, endpoint, ms: performance.now() - begunAt, by });
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
          return attempts.once({ request, asker: call.asker, trouble: troubleOf(call), ticket, write }, flight);
        });
      } catch (error) {
        throw noted(hasLeft || !(error instanceof Refusal) ? error : neverSent(error));
      } finally {
        if (hasLeft && request.changesNothing !== true) await touched(); // also after a lost answer
        const ms = performance.now() - begunAt;
        call.asker?.gotAnswer?.({ vendor, endpoint: request.endpoint, ms, by: 'call' });
      }
    },
    health: () => health.now(),
    async quota() {
      const { remaining, resetsInMs } = await line.state();
      const resetsAt = resetsInMs === null ? null : new Date(clock.now() + resetsInMs);
      return { limitPerSecond: limits.perSecond, limitPerMinute: limits.perMinute, remaining, resetsAt, concurrency };
    },
    isResting: () => breaker.isOpen,
    pushed(change) {
      flights.forget();
      replies?.pushed(change);
    },
    touched,
    noted: health,
  };
}

/** A token that was refused is noted only if no other helps. */
function noted(error: unknown): unknown {
  if (error instanceof Error && !(error instanceof TokenRefused)) markNoted(error);
  return error;
}

const neverSent = (error: Refusal): Refusal =>
  new Refusal({
    kind: error.kind,
    message: error.message,
    vendorCode: error.vendorCode,
    retryAfterMs: error.retryAfterMs,
    neverSent: true,
    cause: error,
  });
