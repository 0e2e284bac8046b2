/** Values with an end, of a bounded length together: when it is reached, those that were put longest ago are forgotten. */
export class BoundedValues {
  readonly #values = new Map<string, { readonly value: string; readonly endsAt: number }>();
  readonly #most: number;
  #length = 0;

  /** `most`: characters of all keys and values together. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): string | null {
    const kept = this.#values.get(key);
    if (kept === undefined) return null;
    if (kept.endsAt > Date.now()) return kept.value;
    this.#forget(key, kept.value);
    return null;
  }

  put(key: string, value: string, lifetimeMs: number): void {
    const before = this.#values.get(key);
    if (before !== undefined) this.#forget(key, before.value);
    this.#values.set(key, { value, endsAt: Date.now() + lifetimeMs });
    this.#length += key.length + value.length;
    for (const [oldest, { value: text }] of this.#values) {
      if (this.#length <= this.#most) return;
      this.#forget(oldest, text);
    }
  }

  #forget(key: string, value: string): void {
    this.#values.delete(key);
    this.#length -= key.length + value.length;
  }
}
