import { setTimeout as wait } from 'node:timers/promises';
import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import type { Log } from '../vendors/log.ts';
import { orAborted } from '../vendors/or-aborted.ts';
import { VendorError } from '../vendors/vendor-error.ts';
import { KeyConflict, KeyInProgress } from './key-errors.ts';
import type { WriteAnswer } from './write-answer.ts';
import type { WriteEntry, WriteKey, WriteLedger } from './write-ledger.ts';

/** One write under an idempotency key, step by step. */
export interface KeyedWrite {
  readonly key: WriteKey;
  /** Equal for equal inputs. */
  readonly bodyHash: string;
  /** The budget of whoever asks. */
  readonly call: Call;
  /** When whoever sends it will have given up, at the latest. */
  readonly leaseUntil: Date;
  /** Everything up to sending: an answer if the input is not fit, else the way to send it. */
  prepare(): Promise<WriteAnswer | { send(): Promise<WriteAnswer> }>;
  /** What has become of it at the vendor, when its answer was lost. Never sends. */
  readBack(sentAt: Date): Promise<WriteAnswer>;
}

const pollMs = 100;
/** A writer that has given up still has to note so. */
const graceMs = 1000;

/**
 * Runs each keyed write at most once, over restarts and processes: it is noted, committed, before it is sent.
 * Equal ones that arrive while it runs in this process share its answer.
 */
export class KeyedWrites {
  readonly #ledger: WriteLedger;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #running = new Map<string, { readonly bodyHash: string; readonly answer: Promise<WriteAnswer> }>();

  constructor({ ledger, clock, log }: { readonly ledger: WriteLedger; readonly clock: Clock; readonly log: Log }) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#log = log;
  }

  /** Throws `KeyConflict`, `KeyInProgress`, and whatever keeps the write from being sent; then the key is free again. */
  async run(write: KeyedWrite): Promise<WriteAnswer> {
    const name = JSON.stringify([write.key.viewer, write.key.mutation, write.key.key]);
    const running = this.#running.get(name);
    if (running !== undefined) {
      return running.bodyHash === write.bodyHash ? this.#join(running.answer, write) : this.#beside(write);
    }
    const answer = this.#lead(write);
    this.#running.set(name, { bodyHash: write.bodyHash, answer });
    try {
      return await answer;
    } finally {
      this.#running.delete(name);
    }
  }

  async #join(answer: Promise<WriteAnswer>, { call, leaseUntil }: KeyedWrite): Promise<WriteAnswer> {
    try {
      return await orAborted(answer, call.signal);
    } catch (error) {
      if (call.signal.aborted) throw this.#inProgress(leaseUntil);
      throw error;
    }
  }

  /** Another input is asked for under this key just now: which of the two the key belongs to, the ledger tells. */
  async #beside(write: KeyedWrite): Promise<WriteAnswer> {
    const known = await this.#ledger.find(write.key);
    if (known === null) throw new KeyConflict();
    return this.#resume(write, known);
  }

  async #lead(write: KeyedWrite): Promise<WriteAnswer> {
    const known = await this.#ledger.find(write.key);
    if (known !== null) return this.#resume(write, known);
    const prepared = await write.prepare();
    if (!('send' in prepared)) return prepared;
    const { key, bodyHash, leaseUntil } = write;
    const sentAt = new Date(this.#clock.now());
    const other = await this.#ledger.begin(key, {
      bodyHash,
      sentAt,
      leaseUntil: new Date(leaseUntil.getTime() + graceMs),
    });
    return other === null ? this.#send(key, prepared) : this.#resume(write, other);
  }

  async #send(key: WriteKey, prepared: { send(): Promise<WriteAnswer> }): Promise<WriteAnswer> {
    try {
      const answer = await prepared.send();
      await this.#note(() =>
        this.#ledger.finish(key, answer.outcome === 'UNKNOWN' ? 'UNKNOWN' : 'DONE', JSON.stringify(answer)),
      );
      return answer;
    } catch (error) {
      // Nothing was done, that is certain; or it is our bug, and nothing is.
      if (error instanceof VendorError) await this.#note(() => this.#ledger.release(key));
      else await this.#note(() => this.#ledger.finish(key, 'UNKNOWN', null));
      throw error;
    }
  }

  /** The vendor has answered, so the caller is answered; without the note the key reads back next time. */
  async #note(noting: () => Promise<void>): Promise<void> {
    try {
      await noting();
    } catch (error) {
      this.#log.warn('how a write ended could not be noted', {
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }

  async #resume(write: KeyedWrite, entry: WriteEntry): Promise<WriteAnswer> {
    if (entry.bodyHash !== write.bodyHash) throw new KeyConflict();
    if (entry.state === 'DONE' && entry.answer !== null) return JSON.parse(entry.answer) as WriteAnswer;
    if (entry.state === 'PENDING' && this.#clock.now() < entry.leaseUntil.getTime()) return this.#await(write, entry);
    const answer = await write.readBack(entry.sentAt);
    const isSettled = answer.outcome === 'APPLIED';
    if (isSettled) await this.#note(() => this.#ledger.finish(write.key, 'DONE', JSON.stringify(answer)));
    return answer;
  }

  /** Another process is at it, or was when it died. */
  async #await(write: KeyedWrite, entry: WriteEntry): Promise<WriteAnswer> {
    const patience = write.call.deadline - this.#clock.now() - 2 * pollMs;
    if (patience <= 0 || write.call.signal.aborted) throw this.#inProgress(entry.leaseUntil);
    await wait(Math.min(pollMs, patience));
    const now = await this.#ledger.find(write.key);
    // It was not sent after all. Sending it is for whoever asks again: this one's input was checked long ago.
    if (now === null) throw this.#inProgress(new Date(this.#clock.now()));
    return this.#resume(write, now);
  }

  #inProgress(until: Date): KeyInProgress {
    return new KeyInProgress(Math.max(pollMs, until.getTime() - this.#clock.now()));
  }
}
