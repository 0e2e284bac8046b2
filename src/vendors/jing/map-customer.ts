import type { Customer } from '../../records/customer.ts';
import { recordBase } from '../../records/record-base.ts';
import type { StoredRecord } from '../record-store.ts';
import { readPhones } from '../values/contact.ts';
import { fromChinaText } from '../values/time.ts';
import { toCustomFields } from './map-custom-fields.ts';
import { toAgent, toCollaborators, toCompany, toOperator, toRegion } from './map-people.ts';
import { originOf, type Observation } from './pushes/observation.ts';
import { readCompany, readOption, shownOf, textOf, type JsonObject } from './shapes.ts';
import { richFields } from './two-shapes.ts';

/** An account. What can be in one is documented only in part (FACTS 2.4); keys it shares with leads are read alike. */
export const toCustomer = (stored: StoredRecord, observation: Observation): Customer =>
  new JingCustomer(stored, observation);

const neverCarried = {
  nickname: null,
  email: null,
  emailRaw: null,
  emails: null,
  gender: null,
  genderRaw: null,
  identities: null,
  timeZone: null,
  language: null,
  status: null,
  statusRaw: null,
  stage: null,
  isVip: null,
  level: null,
  source: null,
  isBlacklisted: null,
  tags: null,
  tagRefs: null,
} as const satisfies Partial<Customer>;

class JingCustomer extends recordBase(neverCarried) implements Customer {
  readonly ref: string;
  readonly createdAt: Date | null;
  readonly #stored: StoredRecord;
  readonly #observation: Observation;
  #fields: JsonObject | null = null;

  constructor(stored: StoredRecord, observation: Observation) {
    super();
    this.ref = stored.ref;
    this.createdAt = stored.sortTime;
    this.#stored = stored;
    this.#observation = observation;
  }

  get externalId() {
    return this.ref;
  }
  get origin() {
    return originOf(this.#stored, this.#observation);
  }
  get raw() {
    return (this.#fields ??= richFields(this.#stored.fields));
  }
  get name() {
    return shownOf(this.raw['name']);
  }
  get phone() {
    return this.phones[0] ?? null;
  }
  get phoneRaw() {
    return shownOf(this.raw['mobile']);
  }
  get phones() {
    return readPhones(this.phoneRaw, this.#observation.phoneRegion);
  }
  get company() {
    return toCompany(this.raw['company_id']);
  }
  get region() {
    return toRegion(this.raw['country_region']);
  }
  get remark() {
    return shownOf(this.raw['latest_remark']);
  }
  get owner() {
    return toAgent(this.raw['owner'], this.#observation.phoneRegion);
  }
  get collaborators() {
    return toCollaborators(this.raw, this.#observation.phoneRegion);
  }
  get createdBy() {
    return toOperator(this.raw['created_by']);
  }
  get updatedBy() {
    return toOperator(this.raw['updated_by']);
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
  get details() {
    return toDetails(this.raw);
  }
}

export type JingCustomerDetails = ReturnType<typeof toDetails>;

const toDetails = (fields: JsonObject) => ({
  mid: textOf(fields['mid']),
  objectId: textOf(fields['object_id']),
  companyId: readCompany(fields['company_id']),
  businessType: readOption(fields['business_type']),
  businessUnit: shownOf(fields['business_unit']),
});
