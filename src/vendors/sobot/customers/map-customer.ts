import type { Customer } from '../../../records/customer.ts';
import type { Agent, NamedReference, Region } from '../../../records/people.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { readEmails, readPhones, splitList } from '../../values/contact.ts';
import { fromSeconds } from '../../values/time.ts';
import { toListDetails, toWholeDetails } from './map-customer-details.ts';
import { toCustomFields } from '../custom-fields/map-custom-fields.ts';
import { toIdentities } from './map-identities.ts';
import { toWecomTag } from '../tags/map-tag.ts';
import { businessTagRef, wecomTagRef } from '../refs.ts';
import { toCustomerStatus, toGender } from '../vocabulary.ts';
import { sobotCustomer, type SobotCustomer } from './wire-customer.ts';
import type { Row } from '../wire.ts';

/** Where and how a customer was read. */
export interface CustomerReading {
  readonly origin: RecordOrigin;
  readonly phoneRegion: string;
}

/** A row of the list (S22): identities, country and often the custom fields wait for the detail. */
export function toListedCustomer(raw: Row, reading: CustomerReading): Customer {
  const wire = sobotCustomer.parse(raw);
  return {
    ...toCustomer(wire, raw, reading),
    identities: undefined,
    region: { ...toRegion(wire), country: undefined },
    customFields: tellsCustomFields(wire) ? customFieldsOf(wire) : undefined,
    details: toListDetails(wire),
  };
}

/** A detail (S23): whatever only the list carries (status, owner, who created it …) is null here. */
export function toWholeCustomer(raw: Row, reading: CustomerReading): Customer {
  const wire = sobotCustomer.parse(raw);
  const region = toRegion(wire);
  return {
    ...toCustomer(wire, raw, reading),
    identities: toIdentities(wire),
    region: Object.values(region).every((level) => level === null) ? null : region,
    customFields: customFieldsOf(wire),
    details: toWholeDetails(wire),
  };
}

function toCustomer(wire: SobotCustomer, raw: Row, { origin, phoneRegion }: CustomerReading): Customer {
  const phones = readPhones(wire.tel, phoneRegion);
  const emails = readEmails(wire.email);
  const wecomTags = splitList(wire.userlabel);
  const businessTags = splitList(wire.bizlabel);
  return {
    ref: wire.id,
    externalId: wire.id,
    origin,
    raw,
    name: wire.uname,
    nickname: wire.nick,
    phone: phones[0] ?? null,
    phoneRaw: wire.tel,
    phones,
    email: emails[0] ?? null,
    emailRaw: wire.email,
    emails,
    gender: toGender(wire.sex),
    genderRaw: wire.sex,
    company: toReference(wire.enterpriseid, wire.enterprisename),
    timeZone: toReference(wire.timezoneid, wire.timezonevalue),
    language: toReference(wire.language, wire.languagevalue),
    remark: wire.remark,
    status: toCustomerStatus(wire.crmstatus),
    statusRaw: wire.crmstatus,
    stage: undefined, // only behaviours tell it (S24)
    isVip: wire.isvip,
    level: toReference(wire.viplevel, null),
    source: toReference(wire.source, null),
    isBlacklisted: wire.userstatus,
    owner: toAgent(wire.liableserviceid, wire.liableservicename),
    collaborators: null,
    createdBy: toAgent(wire.createserviceid, wire.createservicename),
    updatedBy: toAgent(wire.updateuserid, wire.updateusername),
    createdAt: fromSeconds(wire.createtime),
    updatedAt: fromSeconds(wire.updatetime),
    isDeleted: wire.status === '9' ? true : wire.status === '8' ? false : null,
    tags: wecomTags.map((id) => toWecomTag(id, origin)),
    tagRefs: tellsTags(raw) ? [...businessTags.map(businessTagRef), ...wecomTags.map(wecomTagRef)] : undefined,
  };
}

// The sample of S22 leaves both out: then nothing is known, and not that there are none.
const tellsTags = (raw: Row): boolean => 'user_label' in raw || 'biz_label' in raw;

// Lists show an object with free keys as extend_fields, which holds no custom fields.
const tellsCustomFields = ({ exfieldstr, extendfields }: SobotCustomer): boolean =>
  exfieldstr !== undefined || Array.isArray(extendfields);

// The detail documents only ex_field_str, which also names options; a list in extend_fields is the form of S19.
const customFieldsOf = ({ exfieldstr, extendfields }: SobotCustomer) => toCustomFields([exfieldstr, extendfields]);

const toRegion = (wire: SobotCustomer): Region => ({
  text: null,
  country: toReference(wire.countryid, wire.countryname),
  province: toReference(wire.proviceid, wire.provicename),
  city: toReference(wire.cityid, wire.cityname),
  district: toReference(wire.areaid, wire.areaname),
  address: null,
});

const toReference = (externalId: string | null, name: string | null): NamedReference | null =>
  externalId === null && name === null ? null : { externalId, name };

const toAgent = (externalId: string | null, name: string | null): Agent | null =>
  externalId === null && name === null ? null : { externalId, name };
