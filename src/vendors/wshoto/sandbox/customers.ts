import { badParameter, textIn, textsIn, totalledPage, type Answer, type Body } from './answer.ts';
import { employees, nothing, tags, turn, type SandboxTag } from './seeds.ts';

export const CUSTOMERS = 90;
export const customerId = (index: number): string => `wmSandbox${String(index).padStart(4, '0')}`;

interface SandboxCustomer {
  readonly id: string;
  /** The row, but for the employees and their tags. */
  readonly row: object;
  readonly detail: object;
  /** What each employee has tagged the customer with. */
  readonly tagsBy: Map<string, readonly SandboxTag[]>;
  /** How this one's replies say that there are no tags. */
  readonly noTags: unknown;
}

function makeCustomer(index: number): SandboxCustomer {
  const id = customerId(index);
  const users = employees.slice(0, 1 + (index % 3));
  return {
    id,
    row: {
      external_userid: id,
      unionid: index % 4 === 3 ? nothing(index) : `oSandboxUnion${String(index).padStart(4, '0')}`,
      type: turn(index, [1, 2, 1, 7]), // 7 is in no document
      gender: turn(index, [0, 1, 2, 9, '']),
    },
    detail: {
      external_userid: id,
      follow_user: users.map((userid) => ({ userid, remark: index % 5 === 0 ? '' : `客户${index}` })),
    },
    tagsBy: new Map(
      users.map((userid, place) => [
        userid,
        (index + place) % 3 === 2 ? [] : [turn(index + place, tags), turn(index + place + 1, tags)],
      ]),
    ),
    noTags: nothing(index),
  };
}

const rowOf = ({ row, tagsBy, noTags }: SandboxCustomer): object => ({
  ...row,
  follow_users: [...tagsBy].map(([userid, worn]) => ({
    userid,
    tag_list: worn.length === 0 ? noTags : worn.map(sentTag),
  })),
});

const sentTag = ({ group, name, id }: SandboxTag): object => ({ group_name: group, tag_name: name, tag_id: id });

/** customer/list/selfCustomersByTenant, customer/info/detail and customer/coop/tag/add, over customers of its own. */
export class SandboxCustomers {
  readonly #customers = Array.from({ length: CUSTOMERS }, (_none, index) => makeCustomer(index));

  has(id: string): boolean {
    return this.#customers.some((customer) => customer.id === id);
  }

  page(body: Body): Answer {
    return totalledPage(
      this.#customers.map((customer) => ({ row: rowOf(customer) })),
      body,
    );
  }

  detail(externalUserid: string | null): Answer {
    return { data: this.#customers.find(({ id }) => id === externalUserid)?.detail ?? {} };
  }

  /** Without an employee it is about all who added the customer; here they are never more than ten. */
  changeTags(body: Body): Answer {
    const customer = this.#customers.find(({ id }) => id === body['external_user_id']);
    const named = textsIn(body['tag_list']) ?? new Set();
    const corporate = tags.filter(({ id, type }) => type === 1 && named.has(id));
    const change = changes[String(body['type'])];
    if (change === undefined || corporate.length !== named.size) return badParameter;
    if (customer === undefined) return { code: 40_003, msg: '客户不存在' };
    const users = body['userid'] === undefined ? [...customer.tagsBy.keys()] : [textIn(body['userid'], '')];
    if (users.some((userid) => !customer.tagsBy.has(userid))) return { code: 40_002, msg: '员工未添加该客户' };
    for (const userid of users) customer.tagsBy.set(userid, change(customer.tagsBy.get(userid) ?? [], corporate));
    return { data: true };
  }
}

type Change = (worn: readonly SandboxTag[], named: readonly SandboxTag[]) => readonly SandboxTag[];

/** 0 adds, 1 overwrites, 2 clears. */
const changes: Readonly<Record<string, Change>> = {
  0: (worn, named) => [...new Set([...worn, ...named])],
  1: (_worn, named) => named,
  2: () => [],
};
