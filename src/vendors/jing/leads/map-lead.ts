import type { Lead, LeadStatus } from '../../../records/lead.ts';
import { recordBase } from '../../../records/record-base.ts';
import type { StoredRecord } from '../../record-store.ts';
import { readPhone } from '../../values/contact.ts';
import { fromChinaText } from '../../values/time.ts';
import { readLeadName, toLeadDetails } from './lead-details.ts';
import { toCustomFields } from '../map-custom-fields.ts';
import { toAgent, toCollaborators, toCompany, toPool, toRegion } from '../map-people.ts';
import { originOf, type Observation } from '../pushes/observation.ts';
import { codeOf, shownOf, textOf, type JsonObject } from '../shapes.ts';
import { richFields } from '../two-shapes.ts';

export const toLead = (stored: StoredRecord, observation: Observation): Lead => new JingLead(stored, observation);

const neverCarried = {
  email: null,
  emailRaw: null,
  gender: null,
  genderRaw: null,
  birthday: null,
  intention: null,
  intentionRaw: null,
  callStatus: null,
  callStatusRaw: null,
  tags: null,
  tagRefs: null,
  landingPageIds: null,
} as const satisfies Partial<Lead>;

class JingLead extends recordBase(neverCarried) implements Lead {
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
    const fields = this.raw;
    return shownOf(Object.hasOwn(fields, 'name') ? fields['name'] : readLeadName(fields['lead_name'])?.name);
  }
  get phone() {
    return readPhone(this.phoneRaw, this.#observation.phoneRegion);
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
  get status() {
    return toStatus(this.raw);
  }
  get statusRaw() {
    return codeOf(this.raw['life_status']);
  }
  get owner() {
    return toAgent(this.raw['owner'], this.#observation.phoneRegion);
  }
  get collaborators() {
    return toCollaborators(this.raw, this.#observation.phoneRegion);
  }
  get pool() {
    return toPool(this.raw['lead_pool']);
  }
  get remark() {
    return shownOf(this.raw['latest_remark']);
  }
  get updatedAt() {
    return fromChinaText(textOf(this.raw['updated_timestamp']));
  }
  get lastFollowedUpAt() {
    return fromChinaText(textOf(this.raw['last_followed_time']));
  }
  get isDeleted() {
    return this.#stored.isDeleted;
  }
  get customFields() {
    return toCustomFields(this.raw);
  }
  get customerRefs() {
    return customerRefs(this.#stored);
  }
  get details() {
    return toLeadDetails(this.raw, this.#observation.phoneRegion);
  }
}

const statuses: ReadonlyMap<string, LeadStatus> = new Map([
  ['babylead', 'NEW'],
  ['mql', 'QUALIFIED'],
  ['sal', 'QUALIFIED'],
  ['sql', 'QUALIFIED'],
  ['customer', 'CONVERTED'],
]);

function toStatus(fields: JsonObject): LeadStatus | null {
  if (codeOf(fields['invalid_status']) === '1') return 'INVALID';
  const code = codeOf(fields['life_status']);
  return code === null ? null : (statuses.get(code.toLowerCase().replaceAll(/[\s_-]/g, '')) ?? 'UNKNOWN');
}

/** Null as long as nothing was said of the account. */
function customerRefs({ owner, fields }: StoredRecord): string[] | null {
  if (owner?.entity === 'CUSTOMER') return [owner.ref];
  return Object.hasOwn(fields, 'account_id') ? [] : null;
}
