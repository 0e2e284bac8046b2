import { totalledPage, type Answer, type Body } from './answer.ts';
import { employees, nothing, tags, turn } from './seeds.ts';

export const CUSTOMERS = 90;
export const customerId = (index: number): string => `wmSandbox${String(index).padStart(4, '0')}`;

interface SandboxCustomer {
  readonly id: string;
  readonly row: object;
  readonly detail: object;
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
      follow_users: users.map((userid, place) => ({
        userid,
        tag_list: (index + place) % 3 === 2 ? nothing(index) : [sentTag(index + place), sentTag(index + place + 1)],
      })),
    },
    detail: {
      external_userid: id,
      follow_user: users.map((userid) => ({ userid, remark: index % 5 === 0 ? '' : `客户${index}` })),
    },
  };
}

function sentTag(index: number): object {
  const tag = turn(index, tags);
  return { group_name: tag.group, tag_name: tag.name, tag_id: tag.id };
}

/** customer/list/selfCustomersByTenant and customer/info/detail, over customers of its own. */
export class SandboxCustomers {
  readonly #customers = Array.from({ length: CUSTOMERS }, (_none, index) => makeCustomer(index));

  page(body: Body): Answer {
    return totalledPage(this.#customers, body);
  }

  detail(externalUserid: string | null): Answer {
    return { data: this.#customers.find(({ id }) => id === externalUserid)?.detail ?? {} };
  }
}
