import type { Held } from '../graph/nodes/held.ts';
import type { Entity } from '../records/record.ts';
import type { VendorName } from '../vendors/vendor-name.ts';

/** Rows of lists, the first copy of each. They are put in order when one is looked for, which few requests do. */
export class PrimedRows {
  #fresh: Held[] = [];
  readonly #known = new Map<VendorName, Map<string, Held>>();

  add(held: Held): void {
    this.#fresh.push(held);
  }

  get<E extends Entity>(vendor: VendorName, entity: E, ref: string): Held<E> | undefined {
    this.#putInOrder();
    return this.#known.get(vendor)?.get(keyOf(entity, ref)) as Held<E> | undefined;
  }

  forget(vendor: VendorName): void {
    this.#putInOrder();
    this.#known.delete(vendor);
  }

  #putInOrder(): void {
    for (const held of this.#fresh) {
      const ofVendor = this.#known.get(held.vendor) ?? new Map<string, Held>();
      this.#known.set(held.vendor, ofVendor);
      const key = keyOf(held.entity, held.ref);
      if (!ofVendor.has(key)) ofVendor.set(key, held);
    }
    this.#fresh = [];
  }
}

// No kind has a space in its name.
const keyOf = (entity: Entity, ref: string): string => `${entity} ${ref}`;
