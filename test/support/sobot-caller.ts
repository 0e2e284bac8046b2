import { sandbox } from '../../src/vendors/sobot/sandbox/sandbox.ts';
import { sign } from '../../src/vendors/sobot/token.ts';

/** A reply of Sobot's, as far as tests look into one. */
export interface SobotReply {
  readonly ret_code: string;
  readonly ret_msg: string;
  readonly item?: unknown;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly data?: { readonly userid: string };
  readonly action?: string;
  readonly total_count?: number;
  readonly page_count?: number;
}

/** A sandbox of its own, spoken to as by somebody who wrote from Sobot's document. */
export class SobotCaller {
  readonly time = { now: Date.parse('2026-11-01T00:00:00Z') };
  readonly #vendor = sandbox({ now: () => this.time.now });
  /** What it pushed because of what was written to it. */
  readonly pushes: Readonly<Record<string, unknown>>[] = [];
  #token: string | null = null;

  constructor() {
    this.#vendor.onPush!((push) => void this.pushes.push(push));
  }

  get(path: string): Promise<SobotReply> {
    return this.#call(path, {});
  }

  /** A body that is a text goes out as it is. */
  post(path: string, body: unknown = null): Promise<SobotReply> {
    const text = typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body);
    return this.#call(path, { method: 'POST', body: text });
  }

  /** A row of the list of customers (S22). */
  async row(id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    for (const page of [1, 2]) {
      const { items } = await this.get(`user/list_by_page?page_size=100&page_no=${page}`);
      const row = items.find((found) => found.id === id);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  /** S23 */
  async detail(id: string): Promise<Readonly<Record<string, unknown>>> {
    return (await this.post('user/detail', { id })).item as Record<string, unknown>;
  }

  /** A token ends after a day. */
  async #call(path: string, init: RequestInit): Promise<SobotReply> {
    const reply = await this.#callWith((this.#token ??= await this.#newToken()), path, init);
    if (reply.ret_code !== '900002') return reply;
    this.#token = await this.#newToken();
    return this.#callWith(this.#token, path, init);
  }

  async #callWith(token: string, path: string, init: RequestInit): Promise<SobotReply> {
    const headers = { token, language: 'en', 'content-type': 'application/json' };
    const response = await this.#fetch(`/scrm/5/${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as SobotReply;
  }

  async #newToken(): Promise<string> {
    const query = new URLSearchParams({
      appid: 'sandbox',
      create_time: '1',
      sign: sign('sandbox', '1', 'sandbox-key'),
    });
    const { item } = (await (await this.#fetch(`/get_token?${query}`)).json()) as { item: { token: string } };
    return item.token;
  }

  #fetch(path: string, init?: RequestInit): Promise<Response> {
    return this.#vendor.fetch!(new Request(`${this.#vendor.env.SOBOT_BASE_URL}${path}`, init));
  }
}
