import type { Lead } from '../../../records/lead.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { recordBase } from '../../../records/record-base.ts';
import { meaning } from '../../values/codes.ts';
import { readPhone } from '../../values/contact.ts';
import { fromChinaText } from '../../values/time.ts';
import type { Row, Rows } from '../rows.ts';
import { callStatusCodes, intentionCodes, invalidMark, statusCodes } from '../codes.ts';
import { toIccInfo, type IccInfo } from './map-icc-info.ts';
import { toLeadDetails } from './map-lead-details.ts';
import { leadRef } from '../refs.ts';
import { tagRefsOf, tagsOf } from '../tags/map-tag.ts';
import type { WireClue } from '../wire.ts';

/** What a lead's row does not tell by itself. */
interface LeadSetting {
  readonly advertiserId: string;
  readonly phoneRegion: string;
  readonly origin: RecordOrigin;
}

/** The rows of one advertiser's reply. */
export const toLeads = (reply: Rows<WireClue>, advertiserId: string, phoneRegion: string): Lead[] => {
  const origin: RecordOrigin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
  const setting = { advertiserId, phoneRegion, origin };
  return reply.rows.map((row) => new KuaishouLead(row, setting));
};

const neverCarried = {
  email: null,
  emailRaw: null,
  gender: null,
  genderRaw: null,
  birthday: null,
  company: null,
  region: null,
  collaborators: null,
  pool: null,
  remark: null,
  lastFollowedUpAt: null,
  isDeleted: null,
  customFields: null,
  customerRefs: null,
} as const satisfies Partial<Lead>;

/** The list carries all there is, so nothing is left undefined. */
export class KuaishouLead extends recordBase(neverCarried) implements Lead {
  readonly ref: string;
  readonly externalId: string;
  readonly raw: Lead['raw'];
  readonly createdAt: Date | null;
  readonly #wire: WireClue;
  readonly #setting: LeadSetting;

  constructor({ wire, raw }: Row<WireClue>, setting: LeadSetting) {
    super();
    const createdAt = fromChinaText(wire.create_time);
    this.externalId = wire.id;
    this.ref = leadRef({ advertiserId: setting.advertiserId, id: wire.id, second: (createdAt?.getTime() ?? 0) / 1000 });
    this.raw = raw;
    this.createdAt = createdAt;
    this.#wire = wire;
    this.#setting = setting;
  }

  /** The call behind a lead of this class, without the rest of its details. */
  static iccInfoOf(lead: Lead): IccInfo | null {
    if (!(#wire in lead)) throw new TypeError('This is no lead as Kuaishou lists it.');
    return toIccInfo(lead.#wire.icc_info, lead.#setting.phoneRegion);
  }

  get origin() {
    return this.#setting.origin;
  }
  get name() {
    return this.#wire.user_name;
  }
  get phone() {
    return readPhone(this.#wire.phone, this.#setting.phoneRegion);
  }
  get phoneRaw() {
    return this.#wire.phone;
  }
  get status() {
    return this.#wire.clue_tag === invalidMark ? 'INVALID' : meaning(statusCodes, this.statusRaw);
  }
  get statusRaw() {
    return this.#wire.schedule?.schedule_id ?? null;
  }
  get intention() {
    return meaning(intentionCodes, this.intentionRaw);
  }
  get intentionRaw() {
    return this.#wire.intention_id;
  }
  get callStatus() {
    return meaning(callStatusCodes, this.callStatusRaw);
  }
  get callStatusRaw() {
    return this.#wire.phone_stat;
  }
  get owner() {
    const { user_id: externalId } = this.#wire;
    return externalId === null ? null : { ...nameless, externalId };
  }
  get updatedAt() {
    return fromChinaText(this.#wire.update_time);
  }
  get tags() {
    return tagsOf(this.#wire);
  }
  get tagRefs() {
    return tagRefsOf(this.#wire);
  }
  get landingPageIds() {
    return landingPagesOf(this.#wire);
  }
  get details() {
    return toLeadDetails(this.#wire, this.#setting.advertiserId, this.#setting.phoneRegion);
  }
}

/** Of its agents Kuaishou tells the id alone. */
const nameless = { name: null, email: null, phone: null, avatarUrl: null, departmentName: null } as const;

const landingPagesOf = (wire: WireClue): string[] => [
  ...new Set([wire.page_id, wire.clue_source?.page_id ?? null].filter((page) => page !== null)),
];
