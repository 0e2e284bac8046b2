import type { z } from 'zod';
import type { RecordOrigin } from '../../records/record.ts';
import type { Call } from '../call.ts';
import type { RowReader } from '../values/row-reader.ts';
import { withToken, type TokenSource } from '../tokens.ts';
import { Refusal } from '../vendor-error.ts';
import { madeOf, type VendorHttp, type VendorRequest } from '../vendor-http.ts';
import { readEnvelope, RecordGone, refusalIn, type ReplyCodes } from './reply.ts';
import type { Seen, SeenPage } from './seen.ts';
import { wireList, wireOne } from './wire-reply.ts';
import { tokenPart } from './token.ts';

export interface PageOf {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** Speaks to WSHOTO: token, envelope, the shapes of lists. */
export class WshotoClient {
  readonly #http: VendorHttp;
  readonly #tokens: TokenSource;
  readonly #codes: ReplyCodes;

  constructor(http: VendorHttp, tokens: TokenSource, codes: ReplyCodes) {
    this.#http = http;
    this.#tokens = tokens;
    this.#codes = codes;
  }

  /** A page of a list; fields of `body` that are undefined are not sent. */
  async page<W>(endpoint: string, row: RowReader<W>, body: object, { page, size }: PageOf, call: Call) {
    const paged = { ...body, current_index: page, page_size: size };
    const { reply, origin } = await this.#ask(post(endpoint, paged), call);
    return madeOf(reply, row, (): SeenPage<W> => {
      const { total, records } = wireList.parse(readEnvelope(reply.body, this.#codes));
      const rows = records.map((raw): Seen<W> => ({ wire: row.parse(raw), raw, origin }));
      return { rows, total, fetchedAt: reply.fetchedAt, made: reply.made };
    });
  }

  /** One record, null if the vendor has none. */
  async one<S extends z.ZodType>(request: VendorRequest, schema: S, call: Call): Promise<Seen<z.output<S>> | null> {
    try {
      const { reply, origin } = await this.#ask(request, call);
      const raw = wireOne.parse(readEnvelope(reply.body, this.#codes));
      return raw === null ? null : { wire: schema.parse(raw), raw, origin };
    } catch (error) {
      if (error instanceof RecordGone) return null;
      throw error;
    }
  }

  #ask(request: VendorRequest, call: Call) {
    return withToken(this.#tokens, call, async (token) => {
      const judge = (reply: unknown) => refusalIn(reply, this.#codes);
      const asked = { ...request, token: tokenPart(token), judge };
      const reply = await this.#http.read(asked, call);
      const origin: RecordOrigin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
      return { reply, origin };
    });
  }
}

/** Every business endpoint is a POST of JSON, unless a page says otherwise (FACTS 1.2). */
export const post = (endpoint: string, body: object): VendorRequest => ({
  endpoint,
  method: 'POST',
  path: `/${endpoint}`,
  body: JSON.stringify(body),
});

/** The record that was asked for. Never another one, whatever the vendor sent. */
export function theOneAsked<W>(asked: string, seen: Seen<W> | null, idOf: (wire: W) => string): Seen<W> | null {
  if (seen === null || idOf(seen.wire) === asked) return seen;
  throw new Refusal({ kind: 'BAD_REPLY', message: 'The vendor answered with another record than the one asked for.' });
}
