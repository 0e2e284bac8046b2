import { StoreUnavailable, type Store } from '../store/store.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import type { Log } from '../vendors/log.ts';
import type { AddressList } from './door/address-list.ts';
import { createDoor } from './door/door.ts';
import { parsePushBody, readPushText, UnusableBody } from './push-body.ts';
import { kindOf, readPush } from './read-push.ts';

/** What pushes are received with. */
export interface WebhookRoom {
  readonly vendors: ConnectedVendors;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Proxies that are believed when they say whom they speak for; absent or null: none. */
  readonly trustedProxies?: AddressList | null;
  /** Told what became of each push: `accepted`, `repeat`, `parked`, or `refused_` and the status; of an unknown vendor as `unknown`. */
  readonly onPush?: (vendor: string, outcome: string) => void;
}

/** Where a push was sent to, and by whom. */
export interface PushAddress {
  readonly vendor: string;
  readonly secret: string;
  /** Address of the other end of the connection; null if it is not known. */
  readonly peer: string | null;
}

/** Answers one push; never rejects. */
export type Webhooks = (request: Request, to: PushAddress) => Promise<Response>;

/**
 * The receiver of pushes: a push is stored and committed before it is answered with 200.
 * 400 no JSON object; 404 unknown vendor, wrong secret, a stranger or no valid signature; 405 no POST; 413 too large;
 * 429 too many; 503 the store is down; 500 a bug of ours.
 */
export function createWebhooks({ vendors, store, clock, log, trustedProxies = null, onPush }: WebhookRoom): Webhooks {
  const door = createDoor(vendors, clock, trustedProxies);

  const receive = async (request: Request, to: PushAddress): Promise<Response> => {
    if (request.method !== 'POST') return refusal(405, 'Pushes are sent by POST.', { allow: 'POST' });
    const entry = door.enter(to, request.headers.get('x-forwarded-for'));
    if (entry === null) return nothingHere();
    const { name: vendor, reader, isSandbox, waitMs } = entry;
    if (waitMs > 0) {
      return refusal(429, 'Too many pushes.', { 'retry-after': String(Math.ceil(waitMs / 1000)) });
    }
    const text = await readPushText(request);
    const body = parsePushBody(text);
    if (reader.isGenuine?.(request.headers, body, clock.now()) === false) return nothingHere();
    const push = { vendor, body: text, receivedAt: new Date(clock.now()), ...readPush(reader, text, body) };
    const { parked, isRepeat } = await store.accept(push);
    onPush?.(vendor, isRepeat ? 'repeat' : parked === null ? 'accepted' : 'parked');
    // The sandbox pushes strangers on purpose: nobody need look into those.
    if (parked !== null && !isSandbox) log.warn('push parked', { vendor, reason: parked });
    return Response.json({ ok: true });
  };

  const answer: Webhooks = async (request, to) => {
    try {
      return await receive(request, to);
    } catch (error) {
      if (error instanceof UnusableBody) return refusal(error.status, error.message);
      const { vendor } = to;
      if (error instanceof StoreUnavailable) {
        log.warn('push refused: the store is unavailable', { vendor });
        return refusal(503, 'The push cannot be kept now.', { 'retry-after': '5' });
      }
      log.warn('push failed', { vendor, error: kindOf(error) });
      return refusal(500, 'The push could not be kept.');
    }
  };

  const names: ReadonlySet<string> = new Set(vendors.keys());
  return async (request, to) => {
    const response = await answer(request, to);
    // Anybody may make up a vendor.
    if (!response.ok) onPush?.(names.has(to.vendor) ? to.vendor : 'unknown', `refused_${response.status}`);
    return response;
  };
}

/** The same to whoever may not push, whatever the reason. */
const nothingHere = (): Response => refusal(404, 'There is nothing here.');

const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ ok: false, error }, { status, headers });
