import type { Lead } from '../../../records/lead.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { meaning } from '../../values/codes.ts';
import { readPhone } from '../../values/contact.ts';
import { fromChinaText } from '../../values/time.ts';
import type { Row, Rows } from '../rows.ts';
import { callStatusCodes, intentionCodes, invalidMark, statusCodes } from '../codes.ts';
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
  return reply.rows.map((row) => toLead(row, { advertiserId, phoneRegion, origin }));
};

/** The list carries all there is, so nothing is left undefined. */
function toLead({ wire, raw }: Row<WireClue>, { advertiserId, phoneRegion, origin }: LeadSetting): Lead {
  const createdAt = fromChinaText(wire.create_time);
  const scheduleId = wire.schedule?.schedule_id ?? null;
  return {
    ...neverCarried,
    ref: leadRef({ advertiserId, id: wire.id, second: (createdAt?.getTime() ?? 0) / 1000 }),
    externalId: wire.id,
    origin,
    raw,
    name: wire.user_name,
    phone: readPhone(wire.phone, phoneRegion),
    phoneRaw: wire.phone,
    status: wire.clue_tag === invalidMark ? 'INVALID' : meaning(statusCodes, scheduleId),
    statusRaw: scheduleId,
    intention: meaning(intentionCodes, wire.intention_id),
    intentionRaw: wire.intention_id,
    callStatus: meaning(callStatusCodes, wire.phone_stat),
    callStatusRaw: wire.phone_stat,
    owner: wire.user_id === null ? null : { ...nameless, externalId: wire.user_id },
    createdAt,
    updatedAt: fromChinaText(wire.update_time),
    tags: tagsOf(wire),
    tagRefs: tagRefsOf(wire),
    landingPageIds: landingPagesOf(wire),
    details: toLeadDetails(wire, advertiserId, phoneRegion),
  };
}

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

/** Of its agents Kuaishou tells the id alone. */
const nameless = { name: null, email: null, phone: null, avatarUrl: null, departmentName: null } as const;

const landingPagesOf = (wire: WireClue): string[] => [
  ...new Set([wire.page_id, wire.clue_source?.page_id ?? null].filter((page) => page !== null)),
];
