import type { Clock } from '../../clock.ts';
import type { Sandbox, VendorTrouble } from '../../sandbox.ts';
import { listCallRecords } from './call-record.ts';
import type { SandboxClue } from './clue.ts';
import { listClues } from './clue-list.ts';
import { advertisers, allClues } from './all-clues.ts';
import { appId, appSecret, firstRefreshToken, SandboxOauth } from './oauth.ts';
import { refused } from './reply.ts';

const baseUrl = 'https://kuaishou.sandbox.invalid/rest/openapi';

/** Kuaishou in memory: leads of two advertisers, call records, tokens that rotate. */
export class KuaishouSandbox implements Sandbox {
  readonly env = {
    KUAISHOU_BASE_URL: baseUrl,
    KUAISHOU_ADVERTISER_IDS: advertisers.join(','),
    KUAISHOU_APP_ID: appId,
    KUAISHOU_APP_SECRET: appSecret,
    KUAISHOU_REFRESH_TOKEN: firstRefreshToken,
  };
  readonly troubles: Readonly<Record<VendorTrouble, () => Response>> = {
    'rate-limited': () => refused(400001, '请求过于频繁'),
    'token-expired': () => refused(402001, 'access_token已过期'),
    'unknown-code': () => refused(987654, '未知错误'),
  };
  readonly #clues: Map<string, SandboxClue>;
  readonly #oauth: SandboxOauth;

  constructor(clock: Clock, clues: readonly SandboxClue[] = allClues()) {
    this.#oauth = new SandboxOauth(clock);
    this.#clues = new Map(clues.map((clue) => [clue.id, clue]));
  }

  get clues(): readonly SandboxClue[] {
    return [...this.#clues.values()];
  }

  add(clue: SandboxClue): void {
    this.#clues.set(clue.id, clue);
  }

  delete(id: string): void {
    this.#clues.delete(id);
  }

  async fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace(new URL(baseUrl).pathname, '');
    const answer = this.#endpoints[path];
    if (request.method !== 'POST' || answer === undefined) return new Response('Not Found', { status: 404 });
    const body: unknown = await readJson(request);
    return answer(body, request.headers.get('Access-Token'));
  }

  readonly #endpoints: Readonly<Record<string, (body: unknown, token: string | null) => Response>> = {
    '/oauth2/authorize/refresh_token': (body) => this.#oauth.refresh(body),
    '/v2/gemini/crm/clue/list': (body, token) => this.#refusal(body, token) ?? listClues(this.clues, body),
    '/gw/crm/clue/call/record': (body, token) => this.#refusal(body, token) ?? listCallRecords(this.clues, body),
  };

  #refusal(body: unknown, token: string | null): Response | null {
    if (!this.#oauth.accepts(token)) return refused(402001, 'access_token无效或已过期');
    const advertiserId =
      body !== null && typeof body === 'object' && 'advertiser_id' in body ? body.advertiser_id : null;
    const isOurs = advertisers.some((known) => known === String(advertiserId));
    return isOurs ? null : refused(402010, '无权限操作该广告主');
  }
}

/** Keeps the digits of long ids; null if it is no JSON. */
async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text(), keepDigits);
  } catch {
    return null;
  }
}

const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) ? context?.source : value;
