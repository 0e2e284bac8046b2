import type { Clock } from '../../clock.ts';
import { giveUpAfter } from '../../give-up-after.ts';
import type { RecordStore, StoredRecord } from '../../record-store.ts';
import { Refusal } from '../../vendor-error.ts';

const mostOutdated = 10_000;
// A store that hangs is found out in seconds, which no list of customers is to wait for an extra.
const patienceMs = 100;
const nothing: ReadonlyMap<string, StoredRecord> = new Map();

/** Customers as they were last pushed. What they tell is an extra: without the store, live answers do without it. */
export class KeptPushes {
  readonly #records: RecordStore;
  readonly #clock: Clock;
  /** False: no pushes are taken, and nothing is kept. */
  readonly isOn: boolean;
  /** By customer: what was pushed before then (epoch milliseconds) no longer holds. */
  readonly #outdated = new Map<string, number>();
  /** Readings that take too long: until they end nobody waits for another. */
  #overdue = 0;

  constructor(records: RecordStore, clock: Clock, isOn: boolean) {
    this.#records = records;
    this.#clock = clock;
    this.isOn = isOn;
  }

  /** Of these customers those that were pushed whole. */
  async of(refs: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    const kept = await this.#read(refs);
    if (kept.size === 0) return nothing;
    return new Map([...kept].filter(([ref, push]) => !push.isPartial && !this.#isOutdated(ref, push)));
  }

  /** Of these customers those that were merged away, each with the one that lives on. Without the store nobody knows. */
  survivors(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#records.survivors('CUSTOMER', refs);
  }

  /** A write goes to these customers: until its push is here, what was pushed before it says nothing. */
  outdate(refs: readonly string[]): void {
    for (const ref of refs) {
      this.#outdated.delete(ref);
      this.#outdated.set(ref, this.#clock.now());
    }
    for (const ref of this.#outdated.keys()) {
      if (this.#outdated.size <= mostOutdated) break;
      this.#outdated.delete(ref);
    }
  }

  #isOutdated(ref: string, { receivedAt }: StoredRecord): boolean {
    const since = this.#outdated.get(ref);
    return since !== undefined && receivedAt.getTime() < since;
  }

  async #read(refs: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    if (!this.isOn || refs.length === 0 || this.#overdue > 0) return nothing;
    const reading = this.#records.get('CUSTOMER', refs).catch((error: unknown) => {
      if (error instanceof Refusal) return nothing;
      throw error;
    });
    const { promise: tooLate, resolve } = Promise.withResolvers<typeof nothing>();
    const callOff = giveUpAfter(patienceMs, () => {
      this.#overdue += 1;
      const ended = () => void (this.#overdue -= 1);
      reading.then(ended, ended);
      resolve(nothing);
    });
    try {
      return await Promise.race([reading, tooLate]);
    } finally {
      callOff();
    }
  }
}
