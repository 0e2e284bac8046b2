import type { Call } from '../call.ts';
import { digits } from '../values/json.ts';
import type { RowReader } from '../values/row-reader.ts';
import { withToken, type TokenSource } from '../tokens.ts';
import { toChinaText } from '../values/time.ts';
import type { Refusal } from '../vendor-error.ts';
import { madeOf, type VendorHttp } from '../vendor-http.ts';
import { refusalOf } from './refusals.ts';
import type { Rows } from './rows.ts';
import { callRecord, clue, envelope, page, type WireCallRecord, type WireClue } from './wire.ts';

/** Conditions of the lead list that the vendor documents and that are passed on. */
export interface ClueFilter {
  readonly phone?: string;
  readonly pageIds?: readonly string[];
  readonly clueTags?: readonly string[];
  readonly phoneStats?: readonly string[];
  readonly intentions?: readonly string[];
}

export interface ClueAsk extends ClueFilter {
  readonly advertiserId: string;
  readonly page: number;
  readonly size: number;
  /** Epoch milliseconds on whole seconds, inclusive; null: no bound. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Most leads of one `call/record` call; ours, the vendor documents no limit. */
export const maxCluesPerCall = 100;

/** Speaks the two reading endpoints. Throws a `Refusal` where the vendor refuses. */
export class KuaishouClient {
  readonly #http: VendorHttp;
  readonly #tokens: TokenSource;

  constructor(http: VendorHttp, tokens: TokenSource) {
    this.#http = http;
    this.#tokens = tokens;
  }

  /** FACTS 3.3 K1. */
  clues(ask: ClueAsk, call: Call): Promise<Rows<WireClue>> {
    const body = {
      advertiser_id: digits(ask.advertiserId),
      start_time: ask.from === null ? undefined : toChinaText(ask.from),
      end_time: ask.to === null ? undefined : toChinaText(ask.to),
      phone: ask.phone,
      page_id_list: ask.pageIds?.map(digits),
      clue_tag_list: ask.clueTags?.map(Number),
      phone_stat_list: ask.phoneStats?.map(Number),
      intention_list: ask.intentions?.map(Number),
      page: ask.page,
      page_size: ask.size,
    };
    return this.#rows({ endpoint: 'clue/list', path: '/v2/gemini/crm/clue/list' }, body, clue, call);
  }

  /** FACTS 3.4, doc 2661: all calls of these leads at once, without pages. */
  callRecords(advertiserId: string, clueIds: readonly string[], call: Call): Promise<Rows<WireCallRecord>> {
    const body = { advertiser_id: digits(advertiserId), clue_list: clueIds.map(digits) };
    return this.#rows({ endpoint: 'call/record', path: '/gw/crm/clue/call/record' }, body, callRecord, call);
  }

  async #rows<W>(
    place: { readonly endpoint: string; readonly path: string },
    body: object,
    row: RowReader<W>,
    call: Call,
  ): Promise<Rows<W>> {
    const asked = { ...place, method: 'POST', body: JSON.stringify(body), judge } as const;
    return withToken(this.#tokens, call, async (value) => {
      const request = { ...asked, token: { in: 'headers', name: 'Access-Token', value } } as const;
      const reply = await this.#http.read(request, call);
      return madeOf(reply, row, () => {
        const { total_count: total, details } = page.parse(envelope.parse(reply.body).data);
        const { fetchedAt, servedFrom, made } = reply;
        return { rows: details.map((raw) => ({ wire: row.parse(raw), raw })), total, fetchedAt, servedFrom, made };
      });
    });
  }
}

function judge(body: unknown): Refusal | null {
  const { code, message } = envelope.parse(body);
  return code === '0' ? null : refusalOf(code, message);
}
