import type { Customer } from '../../records/customer.ts';
import type { StoredRecord } from '../record-store.ts';
import { readPhones } from '../values/contact.ts';
import { JingRecord } from './jing-record.ts';
import { toOperator } from './map-people.ts';
import type { Observation } from './pushes/observation.ts';
import { readCompany, readOption, shownOf, textOf, type JsonObject } from './shapes.ts';

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

class JingCustomer extends JingRecord implements Customer {
  static {
    Object.assign(this.prototype, neverCarried);
  }

  readonly #phoneRegion: string;

  constructor(stored: StoredRecord, observation: Observation) {
    super(stored, observation);
    this.#phoneRegion = observation.phoneRegion;
  }

  get name() {
    return shownOf(this.raw['name']);
  }
  get phone() {
    return this.phones[0] ?? null;
  }
  get phones() {
    return readPhones(this.phoneRaw, this.#phoneRegion);
  }
  get createdBy() {
    return toOperator(this.raw['created_by']);
  }
  get updatedBy() {
    return toOperator(this.raw['updated_by']);
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
