import type { Call } from '../vendors/call.ts';
import type { Tokens, TokenSource, TokenSpec } from '../vendors/tokens.ts';
import { withinBudget } from '../vendors/transport/budget.ts';
import { Refusal, type ProblemKind } from '../vendors/vendor-error.ts';
import { tokenRenewal, type RenewalSurroundings } from './token-renewal.ts';
import type { Held } from './shared-token.ts';

const refusalHoldsMs = 1000;
const earlyPatienceMs = 500;
const earlyPauseMs = 10_000;

/** Tokens that can be let go of. */
export interface ClosableTokens extends Tokens {
  /** Waits for what a vendor is answering: what it has rotated must be kept before the store is closed. */
  settle(): Promise<void>;
}

interface SettledSource extends TokenSource {
  settle(): Promise<void>;
}

/** The tokens of one vendor: one fetch for all callers of all processes, each of whom keeps its own budget. */
export function createTokens(surroundings: RenewalSurroundings): ClosableTokens {
  const sources = new Map<string, SettledSource>();
  return {
    source(spec) {
      const source = sources.get(spec.key) ?? createSource(spec, surroundings);
      sources.set(spec.key, source);
      return source;
    },
    settle: async () => void (await Promise.all([...sources.values()].map((source) => source.settle()))),
  };
}

function createSource(spec: TokenSpec, surroundings: RenewalSurroundings): SettledSource {
  const { clock } = surroundings;
  const renewal = tokenRenewal(spec, surroundings);
  let held: Held | null = null;
  let notBefore = 0;
  let inFlight: Promise<Held> | null = null;
  let refused: { readonly error: Refusal; readonly at: number } | null = null;

  const holds = (token: Held | null): token is Held => token !== null && clock.now() < token.endsAt;

  /** Not tied to any caller: the others still want it when one leaves. */
  async function renewOnce(used: string | null): Promise<Held> {
    try {
      held = await renewal.after(held, used);
      return held;
    } catch (error) {
      notBefore = clock.now() + earlyPauseMs;
      if (error instanceof Refusal && isFinal.has(error.kind)) refused = { error, at: clock.now() };
      throw error;
    } finally {
      inFlight = null;
    }
  }

  async function renewed(call: Call, used: string | null = null): Promise<string> {
    if (refused !== null && Math.abs(clock.now() - refused.at) < refusalHoldsMs) throw refused.error;
    inFlight ??= renewOnce(used);
    return (await withinBudget(inFlight, { call, clock, limitMs: renewal.patienceMs })).value;
  }

  return {
    async get(call) {
      if (!holds(held)) return renewed(call);
      const { value, renewFrom } = held;
      if (clock.now() < Math.max(renewFrom, notBefore)) return value;
      // Renewing early must not cost an answer: until its end the old one is still good.
      const deadline = Math.min(call.deadline, clock.now() + earlyPatienceMs);
      return renewed({ ...call, deadline }).catch((error: unknown) => {
        if (error instanceof Refusal) return value;
        throw error;
      });
    },

    async renew(used, call) {
      return holds(held) && held.value !== used && inFlight === null ? held.value : renewed(call, used);
    },

    settle: () => renewal.settle(),
  };
}

/** Refusals that asking again at once would only repeat. What heals by itself must not outlast its end. */
const isFinal: ReadonlySet<ProblemKind> = new Set(['UNAUTHORIZED', 'REJECTED']);
