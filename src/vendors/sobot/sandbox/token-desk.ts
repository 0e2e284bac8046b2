import type { Clock } from '../../clock.ts';
import { sign } from '../token.ts';
import { refuse, reply } from './replies.ts';
import { hexId } from './seeds.ts';

/** Hands out tokens (S1), and lets through only calls that bear the latest one. */
export class TokenDesk {
  readonly #clock: Clock;
  readonly #appId: string;
  readonly #appKey: string;
  #issued = 0;
  #token: string | null = null;
  #until = 0;

  constructor(clock: Clock, appId: string, appKey: string) {
    this.#clock = clock;
    this.#appId = appId;
    this.#appKey = appKey;
  }

  /** The answer, where the call is for a token or bears a wrong one. */
  refuses(request: Request): Response | null {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/api/get_token') return this.#issue(searchParams);
    const token = request.headers.get('token') ?? '';
    if (token === '') return refuse('900001', 'token can not be blank');
    if (token !== this.#token || this.#clock.now() >= this.#until) return refuse('900002', 'token expired');
    return null;
  }

  #issue(query: URLSearchParams): Response {
    if (query.get('appid') !== this.#appId) return refuse('900004', 'no API configured for this company');
    const signature = sign(this.#appId, query.get('create_time') ?? '', this.#appKey);
    if (query.get('sign') !== signature) return refuse('900003', 'wrong signature');
    this.#issued += 1;
    this.#token = hexId(`token ${this.#issued} ${this.#clock.now()}`); // the one before is void from now on
    this.#until = this.#clock.now() + 86_400_000;
    return reply({ item: { token: this.#token, expires_in: '86400' } });
  }
}
