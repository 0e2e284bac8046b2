import type { Customer } from '../../../records/customer.ts';
import type { Agent, NamedReference, Region } from '../../../records/people.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { recordBase } from '../../../records/record-base.ts';
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
export const toListedCustomer = (raw: Row, reading: CustomerReading): Customer =>
  new ListedCustomer(sobotCustomer.parse(raw), raw, reading);

/** A detail (S23): whatever only the list carries (status, owner, who created it …) is null here. */
export const toWholeCustomer = (raw: Row, reading: CustomerReading): Customer =>
  new WholeCustomer(sobotCustomer.parse(raw), raw, reading);

const common = {
  stage: undefined, // only behaviours tell it (S24)
  collaborators: null,
} as const;

abstract class SobotCustomerRecord extends recordBase(common) {
  readonly ref: string;
  readonly raw: Row;
  readonly origin: RecordOrigin;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly #wire: SobotCustomer;
  readonly #phoneRegion: string;

  constructor(wire: SobotCustomer, raw: Row, { origin, phoneRegion }: CustomerReading) {
    super();
    this.ref = wire.id;
    this.raw = raw;
    this.origin = origin;
    this.createdAt = fromSeconds(wire.createtime);
    this.updatedAt = fromSeconds(wire.updatetime);
    this.#wire = wire;
    this.#phoneRegion = phoneRegion;
  }

  get externalId() {
    return this.ref;
  }
  get name() {
    return this.#wire.uname;
  }
  get nickname() {
    return this.#wire.nick;
  }
  get phone() {
    return this.phones[0] ?? null;
  }
  get phoneRaw() {
    return this.#wire.tel;
  }
  get phones() {
    return readPhones(this.#wire.tel, this.#phoneRegion);
  }
  get email() {
    return this.emails[0] ?? null;
  }
  get emailRaw() {
    return this.#wire.email;
  }
  get emails() {
    return readEmails(this.#wire.email);
  }
  get gender() {
    return toGender(this.#wire.sex);
  }
  get genderRaw() {
    return this.#wire.sex;
  }
  get company() {
    return toReference(this.#wire.enterpriseid, this.#wire.enterprisename);
  }
  get timeZone() {
    return toReference(this.#wire.timezoneid, this.#wire.timezonevalue);
  }
  get language() {
    return toReference(this.#wire.language, this.#wire.languagevalue);
  }
  get remark() {
    return this.#wire.remark;
  }
  get status() {
    return toCustomerStatus(this.#wire.crmstatus);
  }
  get statusRaw() {
    return this.#wire.crmstatus;
  }
  get isVip() {
    return this.#wire.isvip;
  }
  get level() {
    return toReference(this.#wire.viplevel, null);
  }
  get source() {
    return toReference(this.#wire.source, null);
  }
  get isBlacklisted() {
    return this.#wire.userstatus;
  }
  get owner() {
    return toAgent(this.#wire.liableserviceid, this.#wire.liableservicename);
  }
  get createdBy() {
    return toAgent(this.#wire.createserviceid, this.#wire.createservicename);
  }
  get updatedBy() {
    return toAgent(this.#wire.updateuserid, this.#wire.updateusername);
  }
  get isDeleted() {
    const { status } = this.#wire;
    return status === '9' ? true : status === '8' ? false : null;
  }
  get tags() {
    return splitList(this.#wire.userlabel).map((id) => toWecomTag(id, this.origin));
  }
  get tagRefs() {
    if (!tellsTags(this.raw)) return undefined;
    const { bizlabel, userlabel } = this.#wire;
    return [...splitList(bizlabel).map(businessTagRef), ...splitList(userlabel).map(wecomTagRef)];
  }
}

class ListedCustomer extends SobotCustomerRecord implements Customer {
  readonly #wire: SobotCustomer;

  constructor(wire: SobotCustomer, raw: Row, reading: CustomerReading) {
    super(wire, raw, reading);
    this.#wire = wire;
  }

  get identities() {
    return undefined;
  }
  get region() {
    return { ...toRegion(this.#wire), country: undefined };
  }
  get customFields() {
    return tellsCustomFields(this.#wire) ? customFieldsOf(this.#wire) : undefined;
  }
  get details() {
    return toListDetails(this.#wire);
  }
}

class WholeCustomer extends SobotCustomerRecord implements Customer {
  readonly #wire: SobotCustomer;

  constructor(wire: SobotCustomer, raw: Row, reading: CustomerReading) {
    super(wire, raw, reading);
    this.#wire = wire;
  }

  get identities() {
    return toIdentities(this.#wire);
  }
  get region() {
    const region = toRegion(this.#wire);
    return Object.values(region).every((level) => level === null) ? null : region;
  }
  get customFields() {
    return customFieldsOf(this.#wire);
  }
  get details() {
    return toWholeDetails(this.#wire);
  }
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
