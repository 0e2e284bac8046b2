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
}
