import type { Customer } from '../../records/customer.ts';
import type { StoredRecord } from '../record-store.ts';
import { readPhones } from '../values/contact.ts';
import { fromChinaText } from '../values/time.ts';
import { toCustomFields } from './map-custom-fields.ts';
import { toAgent, toCollaborators, toCompany, toOperator, toRegion } from './map-people.ts';
import { originOf, type Observation } from './pushes/observation.ts';
import { readCompany, readOption, shownOf, textOf, type JsonObject } from './shapes.ts';
import { richFields } from './two-shapes.ts';

/** An account. What can be in one is documented only in part (FACTS 2.4); keys it shares with leads are read alike. */
export function toCustomer(stored: StoredRecord, observation: Observation): Customer {
  const { phoneRegion } = observation;
  const fields = richFields(stored.fields);
  const phoneRaw = shownOf(fields['mobile']);
  const phones = readPhones(phoneRaw, phoneRegion);
  return {
    ref: stored.ref,
    externalId: stored.ref,
    origin: originOf(stored, observation),
    raw: fields,
    name: shownOf(fields['name']),
    nickname: null,
    phone: phones[0] ?? null,
    phoneRaw,
    phones,
    email: null,
    emailRaw: null,
    emails: null,
    gender: null,
    genderRaw: null,
    identities: null,
    company: toCompany(fields['company_id']),
    region: toRegion(fields['country_region']),
    timeZone: null,
    language: null,
    remark: shownOf(fields['latest_remark']),
    status: null,
    statusRaw: null,
    stage: null,
    isVip: null,
    level: null,
    source: null,
    isBlacklisted: null,
    owner: toAgent(fields['owner'], phoneRegion),
    collaborators: toCollaborators(fields, phoneRegion),
    createdBy: toOperator(fields['created_by']),
    updatedBy: toOperator(fields['updated_by']),
    createdAt: stored.sortTime,
    updatedAt: fromChinaText(textOf(fields['updated_timestamp'])),
    isDeleted: stored.isDeleted,
    customFields: toCustomFields(fields),
    tags: null,
    tagRefs: null,
    details: toDetails(fields),
  };
}

export type JingCustomerDetails = ReturnType<typeof toDetails>;

const toDetails = (fields: JsonObject) => ({
  mid: textOf(fields['mid']),
  objectId: textOf(fields['object_id']),
  companyId: readCompany(fields['company_id']),
  businessType: readOption(fields['business_type']),
  businessUnit: shownOf(fields['business_unit']),
});
