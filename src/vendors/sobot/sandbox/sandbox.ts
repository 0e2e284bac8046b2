import type { Clock } from '../../clock.ts';
import type { Sandbox } from '../../sandbox.ts';
import { sign } from '../token.ts';
import { listBehaviours } from './behaviours.ts';
import { customerDetail, listCustomers } from './customer-routes.ts';
import { sandboxCustomers } from './customers.ts';
import { refuse, reply } from './replies.ts';
import { hexId } from './seeds.ts';
import { listGroups, listTags, userLabels } from './tags.ts';

const env = {
  SOBOT_BASE_URL: 'https://sobot.invalid/api',
  SOBOT_APP_ID: 'sandbox',
  SOBOT_APP_KEY: 'sandbox-key',
  // No code for too many calls is documented; this one stands in for it.
  SOBOT_RATE_LIMIT_CODES: '999429',
};

/** A Sobot in memory: the five reading endpoints of customers, their tags and behaviours, behind real token rules. */
export function sandbox(clock: Clock): Sandbox {
  const desk = new TokenDesk(clock);
  return {
    env,
    fetch: async (request) => desk.refuses(request) ?? (await answer(request)),
    troubles: {
      'token-expired': () => refuse('900002', 'token expired'),
      'rate-limited': () => refuse('999429', 'too many requests'),
      'unknown-code': () => refuse('123456', 'something that nobody documented'),
    },
  };
}

/** Hands out tokens, and lets through only calls that bear the latest one. */
class TokenDesk {
  readonly #clock: Clock;
  #issued = 0;
  #token: string | null = null;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  refuses(request: Request): Response | null {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/api/get_token') return this.#issue(searchParams);
    const token = request.headers.get('token') ?? '';
    if (token === '') return refuse('900001', 'token can not be blank');
    if (token !== this.#token || this.#clock.now() >= this.#until) return refuse('900002', 'token expired');
    return null;
  }

  #issue(query: URLSearchParams): Response {
    if (query.get('appid') !== env.SOBOT_APP_ID) return refuse('900004', 'no API configured for this company');
    const signature = sign(env.SOBOT_APP_ID, query.get('create_time') ?? '', env.SOBOT_APP_KEY);
    if (query.get('sign') !== signature) return refuse('900003', 'wrong signature');
    this.#issued += 1;
    this.#token = hexId(`token ${this.#issued} ${this.#clock.now()}`); // the one before is void from now on
    this.#until = this.#clock.now() + 86_400_000;
    return reply({ item: { token: this.#token, expires_in: '86400' } });
  }
}

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  switch (`${request.method} ${pathname.replace('/api/scrm/5/', '')}`) {
    case 'GET user/list_by_page':
      return listCustomers(searchParams);
    case 'POST user/detail':
      return customerDetail(((await request.json()) as { id?: unknown }).id);
    case 'GET label_group/list':
      return listGroups(searchParams);
    case 'GET label/list':
      return listTags(searchParams);
    case 'POST label/userlabels':
      return userLabels((await request.json()) as unknown[], businessTagsOf);
    case 'GET user_dynamic/list_by_page':
      return listBehaviours(searchParams);
    default:
      return new Response('Not Found', { status: 404 });
  }
}

const businessTagsOf = (id: string): readonly string[] =>
  sandboxCustomers.find((customer) => customer.id === id)?.businessTags ?? [];
