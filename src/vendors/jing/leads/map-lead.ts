import type { Lead, LeadStatus } from '../../../records/lead.ts';
import type { StoredRecord } from '../../record-store.ts';
import { readPhone } from '../../values/contact.ts';
import { fromChinaText } from '../../values/time.ts';
import { readLeadName, toLeadDetails } from './lead-details.ts';
import { JingRecord } from '../jing-record.ts';
import { toPool } from '../map-people.ts';
import type { Observation } from '../pushes/observation.ts';
import { codeOf, shownOf, textOf, type JsonObject } from '../shapes.ts';

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

class JingLead extends JingRecord implements Lead {
  static {
    Object.assign(this.prototype, neverCarried);
  }

  readonly #stored: StoredRecord;
  readonly #phoneRegion: string;

  constructor(stored: StoredRecord, observation: Observation) {
    super(stored, observation);
    this.#stored = stored;
    this.#phoneRegion = observation.phoneRegion;
  }

  get name() {
    const fields = this.raw;
    return shownOf(Object.hasOwn(fields, 'name') ? fields['name'] : readLeadName(fields['lead_name'])?.name);
  }
  get phone() {
    return readPhone(this.phoneRaw, this.#phoneRegion);
  }
  get status() {
    return toStatus(this.raw);
  }
  get statusRaw() {
    return codeOf(this.raw['life_status']);
  }
  get pool() {
    return toPool(this.raw['lead_pool']);
  }
  get lastFollowedUpAt() {
    return fromChinaText(textOf(this.raw['last_followed_time']));
  }
  get customerRefs() {
    return customerRefs(this.#stored);
  }
  get details() {
    return toLeadDetails(this.raw, this.#phoneRegion);
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
