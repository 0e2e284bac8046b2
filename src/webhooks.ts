import { createHash, timingSafeEqual } from 'node:crypto';
import { StoreUnavailable, type Store } from './store/store.ts';
import type { Clock } from './vendors/clock.ts';
import type { ConnectedVendor, ConnectedVendors } from './vendors/connected.ts';
import type { Log } from './vendors/log.ts';
import type { PushReader } from './vendors/push.ts';
import { parsePushBody, readPushText, UnusableBody } from './webhook-body.ts';

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
    if (connected === undefined || reader === null || !isSecretOf(connected, secret)) {
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
      log.warn('push failed', { vendor, error: error instanceof Error ? error.name : typeof error });
      return refusal(500, 'The push could not be kept.');
    }
  };
}

/** What the reader makes of a push; a reader that breaks is a fault of ours, and the push is kept for when it is mended. */
function readPush(reader: PushReader, text: string, body: Readonly<Record<string, unknown>>) {
  try {
    return { reading: reader.read(body) };
  } catch (error) {
    const failed = `could not be read: ${error instanceof Error ? error.name : typeof error}`;
    return { reading: { dedupeKey: digest(text).toString('base64url'), items: [] }, failed };
  }
}

const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ ok: false, error }, { status, headers });

/** Takes equally long whichever secret matches, and whether one does. */
function isSecretOf({ webhookSecrets }: ConnectedVendor, secret: string): boolean {
  const given = digest(secret);
  let matches = 0;
  for (const known of webhookSecrets) matches += Number(timingSafeEqual(digest(known), given));
  return matches > 0;
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
