/** As much of a request as its answer depends on, beside the question itself. */
export interface Asking {
  readonly headers: { get(name: string): string | null };
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}
