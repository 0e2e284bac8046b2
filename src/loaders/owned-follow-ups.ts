import DataLoader from 'dataloader';
import type { Entity } from '../records/record.ts';
import type { OwnedPart } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import { together } from '../vendors/together.ts';
import { VendorError } from '../vendors/vendor-error.ts';
import { readOwnedPart, type OwnedReading } from './read-owned-part.ts';
import { namingFailure } from './vendor-failure.ts';

/** Follow-ups below records of one kind at one vendor, from one endpoint. */
export class OwnedFollowUps {
  /** The most rows that each owner was asked for so far, and what of it was on its way already. */
  readonly #asked = new Map<string, number>();
  readonly #sent = new Map<string, number>();
  readonly #loader: DataLoader<string, OwnedReading>;

  constructor(vendor: string, kind: Entity, part: OwnedPart, call: Call) {
    this.#loader = new DataLoader<string, OwnedReading>(
      async (owners) => {
        const first = Math.max(...owners.map((owner) => this.#asked.get(owner) ?? 0));
        for (const owner of owners) this.#sent.set(owner, first);
        const readings = await namingFailure(
          vendor,
          together(call, (own) => readOwnedPart(part, kind, owners, first + 1, own)),
        );
        return owners.map((owner) => provenOr(readings.get(owner), vendor));
      },
      { maxBatchSize: part.maxOwners },
    );
  }

  /** At least the latest `first` follow-ups of one owner, and one more if there are more. Owners asked together are read together. */
  load(owner: string, first: number): Promise<OwnedReading> {
    if ((this.#sent.get(owner) ?? first) < first) this.#loader.clear(owner);
    this.#asked.set(owner, Math.max(first, this.#asked.get(owner) ?? 0));
    return this.#loader.load(owner);
  }
}

function provenOr(reading: OwnedReading | undefined, vendor: string): OwnedReading | VendorError {
  if (reading?.isEnough === true) return reading;
  return new VendorError(vendor, {
    kind: 'PARTIAL',
    message: 'There are more follow-ups than can be read at once; ask for fewer records or fewer rows.',
  });
}
