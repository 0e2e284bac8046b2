import type { Lead, LeadStatus } from '../../../records/lead.ts';
import type { StoredRecord } from '../../record-store.ts';
import { readPhone } from '../../values/contact.ts';
import { fromChinaText } from '../../values/time.ts';
import { toLeadDetails } from './lead-details.ts';
import { toCustomFields } from '../map-custom-fields.ts';
import { toAgent, toCollaborators, toCompany, toPool, toRegion } from '../map-people.ts';
import { originOf, type Observation } from '../pushes/observation.ts';
import { codeOf, shownOf, textOf, type JsonObject } from '../shapes.ts';
import { richFields } from '../two-shapes.ts';

export function toLead(stored: StoredRecord, observation: Observation): Lead {
  const { phoneRegion } = observation;
  const fields = richFields(stored.fields);
  const details = toLeadDetails(fields, phoneRegion);
  const phoneRaw = shownOf(fields['mobile']);
  return {
    ref: stored.ref,
    externalId: stored.ref,
    origin: originOf(stored, observation),
    raw: fields,
    name: shownOf(Object.hasOwn(fields, 'name') ? fields['name'] : details.leadName?.name),
    phone: readPhone(phoneRaw, phoneRegion),
    phoneRaw,
    email: null,
    emailRaw: null,
    gender: null,
    genderRaw: null,
    birthday: null,
    company: toCompany(fields['company_id']),
    region: toRegion(fields['country_region']),
    status: toStatus(fields),
    statusRaw: codeOf(fields['life_status']),
    intention: null,
    intentionRaw: null,
    callStatus: null,
    callStatusRaw: null,
    owner: toAgent(fields['owner'], phoneRegion),
    collaborators: toCollaborators(fields, phoneRegion),
    pool: toPool(fields['lead_pool']),
    remark: details.latestRemark,
    createdAt: stored.sortTime,
    updatedAt: fromChinaText(textOf(fields['updated_timestamp'])),
    lastFollowedUpAt: fromChinaText(textOf(fields['last_followed_time'])),
    isDeleted: stored.isDeleted,
    customFields: toCustomFields(fields),
    tags: null,
    tagRefs: null,
    landingPageIds: null,
    customerRefs: customerRefs(stored),
    details,
  };
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
