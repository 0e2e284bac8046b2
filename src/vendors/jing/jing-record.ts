import type { RecordOrigin } from '../../records/record.ts';
import type { StoredRecord } from '../record-store.ts';
import { fromChinaText } from '../values/time.ts';
import { toCustomFields } from './map-custom-fields.ts';
import { toAgent, toCollaborators, toCompany, toRegion } from './map-people.ts';
import { originOf, type Observation } from './pushes/observation.ts';
import { shownOf, textOf, type JsonObject } from './shapes.ts';
import { richFields } from './two-shapes.ts';

/**
 * What leads and accounts share: keys that both have are read alike (FACTS 2.4). What each kind never carries is put on its
 * own prototype, since this class stands where `recordBase` does for other vendors.
 */
export abstract class JingRecord {
  readonly ref: string;
  readonly createdAt: Date | null;
  readonly #stored: StoredRecord;
  readonly #observation: Observation;
  #fields: JsonObject | null = null;

  constructor(stored: StoredRecord, observation: Observation) {
    this.ref = stored.ref;
    this.createdAt = stored.sortTime;
    this.#stored = stored;
    this.#observation = observation;
  }

  get externalId(): string {
    return this.ref;
  }
  get origin(): RecordOrigin {
    return originOf(this.#stored, this.#observation);
  }
  get raw(): JsonObject {
    return (this.#fields ??= richFields(this.#stored.fields));
  }
  get phoneRaw() {
    return shownOf(this.raw['mobile']);
  }
  get company() {
    return toCompany(this.raw['company_id']);
  }
  get region() {
    return toRegion(this.raw['country_region']);
  }
  get owner() {
    return toAgent(this.raw['owner'], this.#observation.phoneRegion);
  }
  get collaborators() {
    return toCollaborators(this.raw, this.#observation.phoneRegion);
  }
  get remark() {
    return shownOf(this.raw['latest_remark']);
  }
  get updatedAt() {
    return fromChinaText(textOf(this.raw['updated_timestamp']));
  }
  get isDeleted() {
    return this.#stored.isDeleted;
  }
  get customFields() {
    return toCustomFields(this.raw);
  }
}
