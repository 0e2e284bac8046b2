import { Pool } from 'undici';

/** Sobot's list of customers over keep-alive connections. */
export class SobotApi {
  #base = new URL(process.env['SOBOT_BASE_URL'] ?? '');
  #token = process.env['SOBOT_TOKEN'] ?? '';
  #pool = new Pool(this.#base.origin, { connections: 64 });

  /** @param {Record<string, string>} query */
  async customers(query) {
    const { body } = await this.#pool.request({
      method: 'GET',
      path: `${this.#base.pathname}/scrm/5/user/list_by_page?${new URLSearchParams(query).toString()}`,
      headers: { token: this.#token, language: 'zh', accept: 'application/json' },
    });
    return body.json();
  }
}

export const typeDefs = `#graphql
  type SobotCustomer {
    id: ID!
    uname: String
    nick: String
    tel: String
    email: String
    remark: String
    enterpriseid: String
    enterprise_name: String
    create_time: String
    update_time: String
  }
  type SobotCustomers {
    items: [SobotCustomer!]!
    total_count: Int
  }
  type Query {
    sobotCustomers(create_end_time: String, page_no: String!, page_size: String!): SobotCustomers
  }
`;
