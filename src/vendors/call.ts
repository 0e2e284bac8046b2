import type { ServedFrom } from '../records/record.ts';
import type { Problem } from './vendor-error.ts';

/**
 * The one budget of a request, handed down to every vendor call made for it.
 * `signal` aborts when the client has gone or the budget is spent; `deadline` is epoch milliseconds.
 */
export interface Call {
  readonly signal: AbortSignal;
  readonly deadline: number;
  /** Trouble that this request wants from the sandbox of each vendor, e.g. `timeout`; absent outside the sandbox. */
  readonly troubles?: ReadonlyMap<string, string> | undefined;
  /** The same for the vendor at hand. */
  readonly trouble?: string | undefined;
  /** For whom the call is made; absent: for this program itself. */
  readonly asker?: Asker | undefined;
  /** No answer older than so many milliseconds will do, not even after an error; 0: only a live one. Absent: any that is kept. */
  readonly maxAgeMs?: number | undefined;
  /** True: what is decided by the answers must not be decided by old ones, e.g. in a write. Libraries kept by vendors may still serve. */
  readonly needsLive?: boolean | undefined;
  /** Is told of each answer that a vendor, or what is kept of it, gave for the call. */
  readonly onReply?: ((reply: Replied) => void) | undefined;
}

/** Where an answer came from. */
export interface Replied {
  readonly vendor: string;
  readonly servedFrom: ServedFrom;
  readonly fetchedAt: Date;
  /** Of a STALE one: why the vendor gave no newer; else null. */
  readonly failure: Problem | null;
}

/** One request of a client, as the calls made for it are told of. */
export interface Asker {
  /** Under which the log speaks of the request. */
  readonly requestId: string;
  /** Who has a fair share of what each vendor lets us call: short, no personal data. Absent: this program itself. */
  readonly consumer?: string;
  /** Is told of each vendor answer that the request got; absent: nobody wants to know. */
  readonly gotAnswer?: (answer: GotAnswer) => void;
}

/** How a request got one answer of a vendor. */
export interface GotAnswer {
  readonly vendor: string;
  readonly endpoint: string;
  readonly ms: number;
  /** From a call of its own, by sharing one in flight, or from what an earlier one had read. */
  readonly by: 'call' | 'sharing' | 'keeping';
}
