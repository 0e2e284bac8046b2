import type { Call } from '../call.ts';
import type { PageReply } from '../list-plan.ts';
import { withToken, type TokenSource } from '../tokens.ts';
import { Refusal } from '../vendor-error.ts';
import { madeOf, type VendorHttp, type VendorReply, type VendorRequest } from '../vendor-http.ts';
import { refusalIn } from './refusal-in.ts';
import type { SobotSettings } from './settings.ts';
import { item, rows, type Row } from './wire.ts';
import { tokenPart } from './token.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What a page of rows is asked for. */
export interface Page {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** S28; times in seconds. */
export interface AssignmentAsk {
  readonly liable_serviceid: string;
  readonly start_time: number;
  readonly end_time: number;
}

/** S29; days as yyyy-MM-dd, both included. */
export interface StatisticsAsk {
  readonly liable_serviceid: string;
  readonly start_date: string;
  readonly end_date: string;
  /** e.g. `+08:00` */
  readonly timezone: string;
}

/** Rows as they came, and the reply they came in. */
export interface RowsReply extends Omit<PageReply<Row>, 'rows'> {
  readonly rows: readonly Row[];
  readonly servedFrom: VendorReply['servedFrom'];
  readonly made?: VendorReply['made'];
}

/** The reading calls of Sobot's CRM API v5. Throws a `Refusal` for every `ret_code` but success. */
export class SobotClient {
  readonly #http: VendorHttp;
  readonly #tokens: TokenSource;
  readonly #settings: SobotSettings;

  constructor(http: VendorHttp, tokens: TokenSource, settings: SobotSettings) {
    this.#http = http;
    this.#tokens = tokens;
    this.#settings = settings;
  }

  /** S22 */
  customers(filter: Query, page: Page, call: Call): Promise<RowsReply> {
    return this.#page('user/list_by_page', filter, page, call);
  }

  /** S23; null if there is no such customer. */
  async customer(id: string, call: Call): Promise<(VendorReply & { readonly row: Row }) | null> {
    try {
      const reply = await this.#post('user/detail', { id }, call);
      const row = item.parse(reply.body);
      return row === null ? null : { ...reply, row };
    } catch (error) {
      const isGone = error instanceof Refusal && this.#settings.SOBOT_NOT_FOUND_CODES.has(error.vendorCode ?? '');
      if (isGone) return null;
      throw error;
    }
  }

  /** S8 */
  tagGroups(page: Page, call: Call): Promise<RowsReply> {
    return this.#page('label_group/list', {}, page, call);
  }

  /** S12 */
  tags(groupId: string, page: Page, call: Call): Promise<RowsReply> {
    return this.#page('label/list', { groupid: groupId }, page, call);
  }

  /** S14: the body is a bare list, although the table names a parameter. */
  async customerTags(customerIds: readonly string[], call: Call): Promise<RowsReply> {
    return toRows(await this.#post('label/userlabels', customerIds, call));
  }

  /** S24 */
  behaviours(customerId: string, page: Page, call: Call): Promise<RowsReply> {
    return this.#page('user_dynamic/list_by_page', { userid: customerId }, page, call);
  }

  /** Any reading call, with a token; a `ret_code` other than success is thrown. */
  read(request: VendorRequest, call: Call): Promise<VendorReply> {
    const headers = { language: this.#settings.SOBOT_LANGUAGE };
    const judge = (body: unknown) => refusalIn(body, request, this.#settings);
    return withToken(this.#tokens, call, (token) =>
      this.#http.read({ ...request, headers, token: tokenPart(token), judge }, call),
    );
  }

  /** S38 */
  blacklist(filter: Query, page: Page, call: Call): Promise<RowsReply> {
    return this.#page('user/query_black_list', filter, page, call);
  }

  /** S28: paged, and it takes no page. */
  async assignments(ask: AssignmentAsk, call: Call): Promise<RowsReply> {
    return toRows(await this.#post('user/cus_distribute_records', ask, call));
  }

  /** S29 */
  assignmentStatistics(ask: StatisticsAsk, call: Call): Promise<VendorReply> {
    return this.#post('user/cus_distribute_statistics', ask, call);
  }

  async #page(endpoint: string, filter: Query, page: Page, call: Call): Promise<RowsReply> {
    const query = { ...filter, page_no: String(page.page), page_size: String(page.size) };
    return toRows(await this.read({ endpoint, method: 'GET', path: `/scrm/5/${endpoint}`, query }, call));
  }

  #post(endpoint: string, body: unknown, call: Call): Promise<VendorReply> {
    return this.read({ endpoint, method: 'POST', path: `/scrm/5/${endpoint}`, body: JSON.stringify(body) }, call);
  }
}

const toRows = (reply: VendorReply): RowsReply =>
  madeOf(reply, rows, () => {
    const { body, fetchedAt, servedFrom, made } = reply;
    const { items, total } = rows.parse(body);
    return { rows: items, total, fetchedAt, servedFrom, made };
  });
