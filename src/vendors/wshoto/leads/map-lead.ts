import type { CustomFieldValue } from '../../../records/custom-field.ts';
import type { Lead } from '../../../records/lead.ts';
import { plainRecord, recordBase } from '../../../records/record-base.ts';
import type { Tag } from '../../../records/tag.ts';
import { readEmail, readPhone } from '../../values/contact.ts';
import { fromEither, fromSeconds, toChinaDay } from '../../values/time.ts';
import type { Seen } from '../seen.ts';
import { clueState, leadGender, leadStatus, type clueStates } from '../codes.ts';
import { toAgent, toReference } from '../map-reference.ts';
import { toTags } from '../tags/map-tag.ts';
import type { WireLead, WireLeadRow } from './wire-lead.ts';

export interface WshotoLeadDetails {
  readonly state: (typeof clueStates)[number] | null;
  readonly stateRaw: string | null;
  readonly accessCustomerChannel: string | null;
  readonly recoveryNum: number | null;
  readonly recoveryRemark: string | null;
  readonly recoveryRemarkType: string | null;
  readonly recoveryRemarkInputText: string | null;
  readonly createUserId: string | null;
  readonly mergeUserId?: string | null;
}

const levels = { country: null, province: null, city: null, district: null };

const neverListed = {
  intention: null,
  intentionRaw: null,
  callStatus: null,
  callStatusRaw: null,
  collaborators: null,
  updatedAt: null,
  lastFollowedUpAt: null,
  isDeleted: null,
  landingPageIds: null,
} as const satisfies Partial<Lead>;

/** A row of the list. What only crm/clue/info carries stays undefined. */
export const toLeadRow = (seen: Seen<WireLeadRow>, phoneRegion: string): Lead => new LeadRow(seen, phoneRegion);

class LeadRow extends recordBase(neverListed) implements Lead {
  readonly ref: string;
  readonly externalId: string;
  readonly origin: Lead['origin'];
  readonly raw: Lead['raw'];
  readonly createdAt: Date | null;
  readonly tags: readonly Tag[];
  readonly #wire: WireLeadRow;
  readonly #phoneRegion: string;

  constructor({ wire, raw, origin }: Seen<WireLeadRow>, phoneRegion: string) {
    super();
    this.ref = this.externalId = wire.clue_id;
    this.origin = origin;
    this.raw = raw;
    this.createdAt = fromSeconds(wire.gmt_create);
    this.tags = toTags(wire.tag_list, origin);
    this.#wire = wire;
    this.#phoneRegion = phoneRegion;
  }

  get name() {
    return this.#wire.clue_name;
  }
  get phone() {
    return readPhone(this.#wire.mobile_phone, this.#phoneRegion);
  }
  get phoneRaw() {
    return this.#wire.mobile_phone;
  }
  get company() {
    return toReference(null, this.#wire.clue_corp_name);
  }
  get region() {
    return { text: this.#wire.area, ...levels, address: undefined };
  }
  get status() {
    return leadStatus.read(this.#wire.state);
  }
  get statusRaw() {
    return this.#wire.state;
  }
  get owner() {
    return toAgent(this.#wire.follow_user_id);
  }
  get pool() {
    return toReference(this.#wire.clue_pool_id, this.#wire.clue_pool_name);
  }
  get remark() {
    return this.#wire.description;
  }
  get customFields() {
    const { field_map: fields } = this.#wire;
    return fields === null ? null : Object.entries(fields).map(toCustomField);
  }
  get tagRefs() {
    return this.tags.map(({ ref }) => ref);
  }
  get details() {
    const wire = this.#wire;
    return {
      state: clueState.read(wire.state),
      stateRaw: wire.state,
      accessCustomerChannel: wire.access_customer_channel,
      recoveryNum: wire.recovery_num,
      recoveryRemark: wire.recovery_remark,
      recoveryRemarkType: wire.recovery_remark_type,
      recoveryRemarkInputText: wire.recovery_remark_input_text,
      createUserId: wire.create_user_id,
    } satisfies WshotoLeadDetails;
  }
}

/** The lead by its id: everything there is. */
export function toLead(seen: Seen<WireLead>, phoneRegion: string): Lead {
  const { wire, origin } = seen;
  const row = toLeadRow(seen, phoneRegion);
  const tags = [...(row.tags ?? []), ...toTags(wire.business_tags, origin, { isBusiness: true })];
  const born = fromEither(wire.birthday); // seconds by the table, milliseconds in the sample of its sibling clue/edit
  return {
    ...plainRecord(row),
    email: readEmail(wire.email),
    emailRaw: wire.email,
    gender: leadGender.read(wire.gender),
    genderRaw: wire.gender,
    birthday: born && toChinaDay(born.getTime()), // midnight in UTC+8
    region: wire.area === null && wire.address === null ? null : { text: wire.area, ...levels, address: wire.address },
    tags,
    tagRefs: tags.map(({ ref }) => ref),
    customerRefs: wire.merge_user_id === null ? [] : [wire.merge_user_id],
    details: { ...row.details, mergeUserId: wire.merge_user_id },
  };
}

/** Keys are like `mf_clue_3`; neither name nor kind of the field is sent. */
function toCustomField([key, value]: [string, unknown]): CustomFieldValue {
  return { key, name: null, kind: null, kindRaw: null, text: toText(value), options: null, param: null };
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item) => toText(item) ?? '').join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
