import type { Customer } from '../../../records/customer.ts';
import type { Identity } from '../../../records/people.ts';
import { recordBase } from '../../../records/record-base.ts';
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
export const toCustomerRow = (seen: Seen<WireCustomerRow>): Customer => new CustomerRow(seen);

class CustomerRow extends recordBase(neverCarried) implements Customer {
  readonly ref: string;
  readonly externalId: string;
  readonly origin: Customer['origin'];
  readonly raw: Customer['raw'];
  readonly tags: readonly Tag[];
  readonly #wire: WireCustomerRow;
  readonly #followUsers: readonly WshotoFollowUser[];

  constructor({ wire, raw, origin }: Seen<WireCustomerRow>) {
    super();
    this.ref = this.externalId = wire.external_userid;
    this.origin = origin;
    this.raw = raw;
    this.#wire = wire;
    this.#followUsers = wire.follow_users.map(({ wire: { userid, tag_list } }) => {
      return { userid, tagList: toTags(tag_list, origin) };
    });
    this.tags = eachOnce(this.#followUsers.flatMap((user) => user.tagList ?? []));
  }

  get gender() {
    return customerGender.read(this.#wire.gender);
  }
  get genderRaw() {
    return this.#wire.gender;
  }
  get identities() {
    return identities(this.ref, this.#wire.unionid);
  }
  get collaborators() {
    return agents(this.#followUsers);
  }
  get tagRefs() {
    return this.tags.map(({ ref }) => ref);
  }
  get details() {
    const { type } = this.#wire;
    return {
      type: customerType.read(type),
      typeRaw: type,
      followUsers: this.#followUsers,
    } satisfies WshotoCustomerDetails;
  }
}

/** Two employees may have given the same tag; the last one's word counts. */
const eachOnce = (tags: readonly Tag[]): readonly Tag[] =>
  tags.length < 2 ? tags : [...new Map(tags.map((tag) => [tag.ref, tag])).values()];

/** The customer by its id, which tells less than the row, the remarks aside. */
export function toCustomer({ wire, raw, origin }: Seen<WireCustomer>): Customer {
  const followUsers = wire.follow_user.map(({ wire: { userid, remark } }): WshotoFollowUser => ({
    userid,
    remark,
    tagList: null,
  }));
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
