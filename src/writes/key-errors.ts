/** The idempotency key was used before with another body. */
export class KeyConflict extends Error {
  override readonly name = 'KeyConflict';

  constructor() {
    super('This idempotency key was used before with another input: take a new one for a new write.');
  }
}

/** The write under this idempotency key is still running somewhere. */
export class KeyInProgress extends Error {
  override readonly name = 'KeyInProgress';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The write with this idempotency key is still running: ask again with the same key.');
    this.retryAfterMs = retryAfterMs;
  }
}
