import type { Clock } from '../../clock.ts';
import type { Sandbox } from '../../sandbox.ts';
import { badParameter, readBody, type Answer } from './answer.ts';
import { SandboxCustomers } from './customers.ts';
import { SandboxFollowUps } from './follow-ups.ts';
import { SandboxLeads } from './leads.ts';
import { pushes } from './pushes.ts';
import { SandboxTasks } from './tasks.ts';

const BASE_URL = 'https://wshoto.sandbox/openapi';
const APP_ID = 'sandbox-app';
const APP_SECRET = 'sandbox-secret';
const TOKEN_SECONDS = 7200;
// The real code is in no public document; this one is the sandbox's own, made known through the setting.
const RATE_LIMIT_CODE = 99_429;

/** A WSHOTO with a few hundred records, which follows its documents to the letter, oddities included, and keeps what is written. */
class WshotoSandbox implements Sandbox {
  readonly env = {
    WSHOTO_BASE_URL: BASE_URL,
    WSHOTO_APP_ID: APP_ID,
    WSHOTO_APP_SECRET: APP_SECRET,
    WSHOTO_RATE_LIMIT_CODES: String(RATE_LIMIT_CODE),
    WSHOTO_WEBHOOK_SECRET: 'sandbox',
  };
  readonly pushes = pushes;
  readonly troubles = {
    'token-expired': () => reply({ code: 10_001, msg: 'access_token已失效' }),
    'rate-limited': () => reply({ code: RATE_LIMIT_CODE, msg: '调用频率超限' }),
    'unknown-code': () => reply({ code: 88_888, msg: '系统繁忙' }),
  };

  readonly #clock: Clock;
  #token = { value: '', createdAt: 0, number: 0 };
  readonly #leads = new SandboxLeads();
  readonly #customers = new SandboxCustomers();
  readonly #system: SandboxFollowUps;
  readonly #staff: SandboxFollowUps;
  readonly #tasks = new SandboxTasks();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#system = new SandboxFollowUps('system', clock);
    this.#staff = new SandboxFollowUps('staff', clock);
  }

  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const endpoint = `${request.method} ${url.pathname.slice(new URL(BASE_URL).pathname.length)}`;
    if (endpoint === 'GET /access_token') return reply(this.#issueToken(url.searchParams));
    if (!this.#isGood(url.searchParams.get('access_token'))) return reply({ code: 10_001, msg: 'access_token无效' });
    const text = await request.text();
    const body = readBody(text);
    if (body === null) return reply(badParameter);
    switch (endpoint) {
      case 'POST /crm/clue/page':
        return reply(this.#leads.page(body));
      case 'POST /crm/clue/info':
        return reply(this.#leads.info(body, text));
      case 'POST /customer/list/selfCustomersByTenant':
        return reply(this.#customers.page(body));
      case 'GET /customer/info/detail':
        return reply(this.#customers.detail(url.searchParams.get('external_userid')));
      case 'POST /crm/follow/listForSystem':
        return reply(this.#system.page(body), { sub_code: '00000' }); // in this one's sample only
      case 'POST /crm/follow/list':
        return reply(this.#staff.page(body));
      case 'POST /crm/follow/create':
        return reply(this.#staff.create(body, (type, id) => (type === 4 ? this.#leads : this.#customers).has(id)));
      case 'POST /customer/coop/tag/add':
        return reply(this.#customers.changeTags(body));
      case 'POST /task/follow_up/page_query_task_info_list':
        return reply(this.#tasks.page(body));
      case 'POST /task/follow_up/query_task_detail_info':
        return reply(this.#tasks.detail(body, text));
      default:
        return new Response('<html><body>404 Not Found</body></html>', {
          status: 404,
          headers: { 'content-type': 'text/html' },
        });
    }
  }

  /** The same token again while it holds. */
  #issueToken(query: URLSearchParams): Answer {
    if (query.get('appid') !== APP_ID || query.get('app_secret') !== APP_SECRET) {
      return { code: 10_002, msg: 'appid或app_secret错误' };
    }
    const now = Math.floor(this.#clock.now() / 1000);
    if (!this.#holds(now)) {
      const number = this.#token.number + 1;
      this.#token = { value: `sandbox-token-${number}`, createdAt: now, number };
    }
    return { data: { access_token: this.#token.value, expires_in: TOKEN_SECONDS, create_at: this.#token.createdAt } };
  }

  #holds(nowSeconds: number): boolean {
    return this.#token.value !== '' && nowSeconds < this.#token.createdAt + TOKEN_SECONDS;
  }

  #isGood(token: string | null): boolean {
    return token === this.#token.value && this.#holds(this.#clock.now() / 1000);
  }
}

function reply(answer: Answer, extra: object = {}): Response {
  const envelope = 'data' in answer ? { code: 0, msg: '请求成功', data: answer.data, ...extra } : answer;
  return new Response(JSON.stringify(envelope), { headers: { 'content-type': 'application/json;charset=UTF-8' } });
}

/** The built-in imitation of WSHOTO. */
export const sandbox = (clock: Clock): Sandbox => new WshotoSandbox(clock);
