import type { Customer } from '../../../records/customer.ts';
import type { Identity } from '../../../records/people.ts';
import type { Tag } from '../../../records/tag.ts';
import type { Seen } from '../seen.ts';
import { customerGender, customerType, type customerTypes } from '../codes.ts';
import { toAgent } from '../map-reference.ts';
import { toTags } from '../tags/map-tag.ts';
import type { WireCustomer, WireCustomerRow } from './wire-customer.ts';

export interface WshotoCustomerDetails {
  readonly type: (typeof customerTypes)[number] | null;
  readonly typeRaw: string | null;
  readonly followUsers: readonly WshotoFollowUser[];
}

export interface WshotoFollowUser {
  readonly userid: string | null;
  /** Undefined in a list row: only the detail carries it. */
  readonly remark?: string | null;
  readonly tagList: readonly Tag[] | null;
}

// Of all that a customer can have WSHOTO knows very little: no name, no phone, no time.
const neverCarried = {
  name: null,
  nickname: null,
  phone: null,
  phoneRaw: null,
  phones: null,
  email: null,
  emailRaw: null,
  emails: null,
  company: null,
  region: null,
  timeZone: null,
  language: null,
  remark: null,
  status: null,
  statusRaw: null,
  stage: null,
  isVip: null,
  level: null,
  source: null,
  isBlacklisted: null,
  owner: null,
  createdBy: null,
  updatedBy: null,
  createdAt: null,
  updatedAt: null,
  isDeleted: null,
  customFields: null,
} satisfies Partial<Customer>;

/** A row of the list. Only the employees' remarks are missing. */
export function toCustomerRow({ wire, raw, origin }: Seen<WireCustomerRow>): Customer {
  const followUsers = wire.follow_users.map(({ wire: user }): WshotoFollowUser => ({
    userid: user.userid,
    tagList: toTags(user.tag_list, origin),
  }));
  // Two employees may have given the same tag.
  const tags = [...new Map(followUsers.flatMap((user) => user.tagList ?? []).map((tag) => [tag.ref, tag])).values()];
  return {
    ...neverCarried,
    ref: wire.external_userid,
    externalId: wire.external_userid,
    origin,
    raw,
    gender: customerGender.read(wire.gender),
    genderRaw: wire.gender,
    identities: identities(wire.external_userid, wire.unionid),
    collaborators: agents(followUsers),
    tags,
    tagRefs: tags.map(({ ref }) => ref),
    details: {
      type: customerType.read(wire.type),
      typeRaw: wire.type,
      followUsers,
    } satisfies WshotoCustomerDetails,
  };
}

/** The customer by its id, which tells less than the row, the remarks aside. */
export function toCustomer({ wire, raw, origin }: Seen<WireCustomer>): Customer {
  const followUsers = wire.follow_user.map(({ wire: user }): WshotoFollowUser => ({ ...user, tagList: null }));
  return {
    ...neverCarried,
    ref: wire.external_userid,
    externalId: wire.external_userid,
    origin,
    raw,
    gender: null,
    genderRaw: null,
    identities: identities(wire.external_userid, null),
    collaborators: agents(followUsers),
    tags: null,
    tagRefs: null,
    details: { type: null, typeRaw: null, followUsers } satisfies WshotoCustomerDetails,
  };
}

const agents = (users: readonly WshotoFollowUser[]) =>
  users.map(({ userid }) => toAgent(userid)).filter((agent) => agent !== null);

function identities(externalUserid: string, unionid: string | null): Identity[] {
  const wecom: Identity = { kind: 'WECOM_EXTERNAL_USERID', kindRaw: 'external_userid', value: externalUserid };
  return unionid === null ? [wecom] : [wecom, { kind: 'WECHAT_UNIONID', kindRaw: 'unionid', value: unionid }];
}
