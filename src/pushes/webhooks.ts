import { StoreUnavailable, type Store } from '../store/store.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import type { Log } from '../vendors/log.ts';
import { parsePushBody, readPushText, UnusableBody } from './push-body.ts';
import { kindOf, readPush } from './read-push.ts';
import { isSecretAmong } from './secret.ts';

/** What pushes are received with. */
export interface WebhookRoom {
  readonly vendors: ConnectedVendors;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers one push; never rejects. The vendor and the secret are parts of the path. */
export type Webhooks = (request: Request, vendor: string, secret: string) => Promise<Response>;

/**
 * The receiver of pushes: a push is stored and committed before it is answered with 200.
 * 400 no JSON object; 404 unknown vendor or wrong secret; 405 no POST; 413 too large; 503 the store is down; 500 a bug of ours.
 */
export function createWebhooks({ vendors, store, clock, log }: WebhookRoom): Webhooks {
  const receive = async (request: Request, vendor: string, secret: string): Promise<Response> => {
    if (request.method !== 'POST') return refusal(405, 'Pushes are sent by POST.', { allow: 'POST' });
    const connected = [...vendors.values()].find(({ name }) => name === vendor);
    const reader = connected?.push ?? null;
    if (connected === undefined || reader === null || !isSecretAmong(connected.webhookSecrets, secret)) {
      return refusal(404, 'There is nothing here.');
    }
    const body = await readPushText(request);
    const read = readPush(reader, body, parsePushBody(body));
    const { parked } = await store.accept({ vendor, body, receivedAt: new Date(clock.now()), ...read });
    // The sandbox pushes strangers on purpose: nobody need look into those.
    if (parked !== null && !connected.isSandbox) log.warn('push parked', { vendor, reason: parked });
    return Response.json({ ok: true });
  };

  return async (request, vendor, secret) => {
    try {
      return await receive(request, vendor, secret);
    } catch (error) {
      if (error instanceof UnusableBody) return refusal(error.status, error.message);
      if (error instanceof StoreUnavailable) {
        log.warn('push refused: the store is unavailable', { vendor });
        return refusal(503, 'The push cannot be kept now.', { 'retry-after': '5' });
      }
      // A message or stack may quote the push: only the kind of error is logged.
      log.warn('push failed', { vendor, error: kindOf(error) });
      return refusal(500, 'The push could not be kept.');
    }
  };
}

const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ ok: false, error }, { status, headers });
