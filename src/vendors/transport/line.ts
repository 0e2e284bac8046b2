import { PlaceUnavailable } from '../../coordination/shared-place.ts';
import type { CallLimits, LimitAnswer, LimitDesk, LimitTurns } from '../limit-desk.ts';
import { orAborted } from '../or-aborted.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorWatch } from '../vendor-watch.ts';
import { estimatedWaits } from './estimated-waits.ts';

/** Where calls to one vendor wait for their turn, each consumer in a queue of its own. */
export interface Line {
  /** A turn at once; null: somebody waits, and `turn` has to be waited for. */
  freeTurn(consumer: string): Turn | null;
  /**
   * Waits for a turn. Throws a `Refusal` of kind RATE_LIMITED as soon as it is plain that none comes in time; rejects
   * with the signal's reason.
   */
  turn(joining: Joining): Promise<Turn>;
  /** The vendor asked for so many milliseconds without calls. */
  holdOff(ms: number): void;
  /** How the limits stand, over all processes that share them. */
  state(): Promise<LineState>;
}

/** The right to one call. One of both is called, once. */
export interface Turn {
  /** It was answered, or nobody waits for it any more. */
  done(): void;
  /** It was never sent. */
  giveBack(): void;
}

/** Who joins the line. */
export interface Joining {
  readonly consumer: string;
  readonly signal: AbortSignal;
  /** Milliseconds that it can still wait. */
  left(): number;
}

/** See `VendorQuota`. */
export type LineState = Pick<LimitAnswer, 'remaining' | 'resetsInMs'>;

/** What a line stands on. */
export interface LineOptions {
  readonly desk: LimitDesk;
  /** As the desk knows it. */
  readonly name: string;
  readonly limits: CallLimits;
  /** Longer than any call: after so many milliseconds the desk takes its slot for forgotten. */
  readonly holdMs: number;
  readonly watch: Pick<VendorWatch, 'waited'>;
}

interface Waiter extends Joining {
  readonly since: number;
  blockedBy: LimitTurns['blockedBy'];
  readonly admit: (turn: Turn) => void;
  readonly refuse: (error: unknown) => void;
}

// Whose queues one question tells of; the others are asked for in the next.
const mostConsumers = 64;
// Another process may have given a place or a turn back.
const longestPauseMs = { second: 250, minute: 250, pause: 250, concurrency: 50 } as const;
const shortestPauseMs = 2;

export function createLine({ desk, name, limits, holdMs, watch }: LineOptions): Line {
  const self = crypto.randomUUID().slice(0, 8);
  const queues = new Map<string, Waiter[]>(); // none is empty
  let isAsking = false;
  let isDue = false;
  let timer: NodeJS.Timeout | undefined;

  function leave(waiter: Waiter): void {
    const queue = queues.get(waiter.consumer) ?? [];
    const place = queue.indexOf(waiter);
    if (place !== -1) queue.splice(place, 1);
    if (queue.length === 0) queues.delete(waiter.consumer);
  }

  const turnOf = (slot: string): Turn => ({
    done() {
      desk.done(name, [slot]);
      if (queues.size > 0) ask();
    },
    giveBack() {
      desk.giveBack(name, [slot]);
      if (queues.size > 0) ask();
    },
  });

  function freeTurn(consumer: string): Turn | null {
    if (isAsking || queues.size > 0) return null;
    const slot = desk.takeOne?.({ process: self, line: name, limits, holdMs, consumer }) ?? null;
    if (slot === null) return null;
    // Who comes in the same tick is asked for together, as behind any question: no consumer gets all for being quick.
    isAsking = true;
    queueMicrotask(() => {
      isAsking = false;
      if (queues.size > 0) ask();
    });
    return turnOf(slot);
  }

  /** Asks the desk, again where somebody came meanwhile; then when a turn may be free. */
  function ask(): void {
    isDue = true;
    if (!isAsking) void askOn();
  }

  async function askOn(): Promise<void> {
    isAsking = true;
    clearTimeout(timer);
    let pauseMs = 0;
    try {
      while (isDue && queues.size > 0) {
        isDue = false;
        pauseMs = await askOnce();
      }
    } catch (error) {
      const refusal = error instanceof PlaceUnavailable ? noDesk(error) : error;
      for (const queue of queues.values()) for (const waiter of queue) waiter.refuse(refusal);
      queues.clear();
    }
    isAsking = false;
    if (queues.size > 0) timer = setTimeout(ask, pauseMs);
  }

  /** Hands out what the desk gives; tells after how many milliseconds to ask again. */
  async function askOnce(): Promise<number> {
    const asked = [...queues.keys()].slice(0, mostConsumers);
    const wants = asked.map((consumer) => ({ consumer, count: queues.get(consumer)!.length }));
    const askedAt = performance.now();
    const answer = await desk.ask({ process: self, line: name, limits, wants, holdMs });
    if (performance.now() - askedAt > holdMs / 2) {
      // This process stood still: what it was given may be somebody else's by now.
      for (const { slots } of answer.turns) desk.giveBack(name, slots);
      isDue = true;
      return shortestPauseMs;
    }
    let pauseMs = Infinity;
    for (const [place, consumer] of asked.entries()) {
      const turns = answer.turns[place]!;
      handOut(consumer, turns.slots);
      const { blockedBy } = turns;
      if (blockedBy === null || !queues.has(consumer)) continue;
      refuseTheLate(consumer, turns, answer.waiting);
      pauseMs = Math.min(pauseMs, blockedBy === 'concurrency' ? Infinity : turns.waitMs, longestPauseMs[blockedBy]);
    }
    if (queues.size > asked.length) moveBack(asked);
    return Math.max(shortestPauseMs, pauseMs === Infinity ? 0 : pauseMs);
  }

  function handOut(consumer: string, slots: readonly string[]): void {
    for (const slot of slots) {
      const waiter = queues.get(consumer)?.[0];
      if (waiter === undefined) {
        desk.giveBack(name, [slot]);
        continue;
      }
      leave(waiter);
      const ms = performance.now() - waiter.since;
      if (waiter.blockedBy !== null) watch.waited(waiter.blockedBy === 'concurrency' ? 'concurrency' : 'rate', ms);
      waiter.admit(turnOf(slot));
    }
  }

  /** Those whose turn in time comes too late hear it now, not when their time is over. Of a free place nobody can tell. */
  function refuseTheLate(consumer: string, turns: LimitTurns, waiting: number): void {
    const queue = [...(queues.get(consumer) ?? [])];
    const waits = estimatedWaits(limits, { ...turns, waiting, here: queue.length });
    for (const [place, waiter] of queue.entries()) {
      waiter.blockedBy = turns.blockedBy;
      if (turns.blockedBy === 'concurrency' || turns.blockedBy === null) continue;
      const retryAfterMs = waits(place);
      if (retryAfterMs <= waiter.left()) continue;
      leave(waiter);
      waiter.refuse(new Refusal({ kind: 'RATE_LIMITED', message: words[turns.blockedBy], retryAfterMs }));
    }
  }

  /** The next question is about others. */
  function moveBack(consumers: readonly string[]): void {
    for (const consumer of consumers) {
      const queue = queues.get(consumer);
      if (queue === undefined) continue;
      queues.delete(consumer);
      queues.set(consumer, queue);
    }
  }

  return {
    freeTurn,
    async turn(joining) {
      joining.signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<Turn>();
      const waiter: Waiter = { ...joining, since: performance.now(), blockedBy: null, admit: resolve, refuse: reject };
      const queue = queues.get(joining.consumer);
      if (queue === undefined) queues.set(joining.consumer, [waiter]);
      else queue.push(waiter);
      ask();
      try {
        return await orAborted(promise, joining.signal);
      } catch (error) {
        leave(waiter);
        // Admitted and aborted in the same tick.
        promise.then((turn) => turn.giveBack()).catch(() => undefined);
        throw error;
      }
    },
    holdOff: (ms) => desk.holdOff(name, ms),
    async state() {
      const { remaining, resetsInMs } = await desk.ask({ process: self, line: name, limits, wants: [], holdMs });
      return { remaining, resetsInMs };
    },
  };
}

const noDesk = (cause: PlaceUnavailable) =>
  new Refusal({ kind: 'UNAVAILABLE', message: 'Nobody can tell whether the vendor may be called now.', cause });

const words = {
  second: 'All calls that we may make in a second are made.',
  minute: 'All calls that we may make in a minute are made.',
  pause: 'The vendor asked us not to call for a while.',
} as const;
