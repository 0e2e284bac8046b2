import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import type { FetchedToken, Tokens, TokenSource, TokenSpec } from '../vendors/tokens.ts';
import { withinBudget } from '../vendors/transport/budget.ts';
import { Refusal, type ProblemKind } from '../vendors/vendor-error.ts';

/** Small things of one vendor that survive a restart; a promise of `put` resolves after the commit. */
interface Secrets {
  get(key: string): Promise<string | null>;
  put(key: string, value: string): Promise<void>;
}

export interface TokenSurroundings {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** The most that fetching a token may take. */
  readonly timeoutMs: number;
}

interface Held {
  readonly value: string;
  renewFrom: number;
  readonly endsAt: number;
}

const longestMarginMs = 5 * 60_000;
const refusalHoldsMs = 1000;
const earlyPatienceMs = 500;
const earlyPauseMs = 10_000;

/** The tokens of one vendor, in this process: one fetch for all callers, each of whom keeps its own budget. */
export function createTokens(surroundings: TokenSurroundings): Tokens {
  const sources = new Map<string, TokenSource>();
  return {
    source(spec) {
      const source = sources.get(spec.key) ?? createSource(spec, surroundings);
      sources.set(spec.key, source);
      return source;
    },
  };
}

function createSource(spec: TokenSpec, { secrets, clock, timeoutMs }: TokenSurroundings): TokenSource {
  let held: Held | null = null;
  let inFlight: Promise<Held> | null = null;
  let unsaved: { readonly token: FetchedToken; readonly fetchedAt: number } | null = null;
  let refused: { readonly error: Refusal; readonly at: number } | null = null;

  const holds = (token: Held | null): token is Held => token !== null && clock.now() < token.endsAt;

  /** Not tied to any caller: the others still want it when one leaves. */
  async function fetchNew(): Promise<Held> {
    if (unsaved === null) {
      const call: Call = { signal: AbortSignal.timeout(timeoutMs), deadline: clock.now() + timeoutMs };
      const token = await spec.fetch(await secrets.get(spec.key), call);
      unsaved = { token, fetchedAt: clock.now() };
    }
    // A vendor that rotates has voided what we kept: should saving fail, the same token is saved later, not another one fetched.
    const { token, fetchedAt } = unsaved;
    if (token.keep !== undefined) await secrets.put(spec.key, token.keep);
    unsaved = null;
    const margin = Math.min(longestMarginMs, token.expiresInMs / 10);
    const endsAt = fetchedAt + token.expiresInMs;
    return { value: token.value, renewFrom: endsAt - margin, endsAt };
  }

  async function fetchOnce(): Promise<Held> {
    try {
      held = await fetchNew();
      return held;
    } catch (error) {
      if (holds(held)) held.renewFrom = clock.now() + earlyPauseMs;
      if (error instanceof Refusal && isFinal.has(error.kind)) refused = { error, at: clock.now() };
      throw error;
    } finally {
      inFlight = null;
    }
  }

  async function fetched(call: Call): Promise<string> {
    if (refused !== null && Math.abs(clock.now() - refused.at) < refusalHoldsMs) throw refused.error;
    inFlight ??= fetchOnce();
    return (await withinBudget(inFlight, { call, clock, limitMs: timeoutMs })).value;
  }

  return {
    async get(call) {
      if (!holds(held)) return fetched(call);
      const { value, renewFrom } = held;
      if (clock.now() < renewFrom) return value;
      // Renewing early must not cost an answer: until its end the old one is still good.
      const deadline = Math.min(call.deadline, clock.now() + earlyPatienceMs);
      return fetched({ ...call, deadline }).catch((error: unknown) => {
        if (error instanceof Refusal) return value;
        throw error;
      });
    },

    async renew(used, call) {
      return holds(held) && held.value !== used && inFlight === null ? held.value : fetched(call);
    },
  };
}

/** Refusals that asking again at once would only repeat. What heals by itself must not outlast its end. */
const isFinal: ReadonlySet<ProblemKind> = new Set(['UNAUTHORIZED', 'REJECTED']);
