import type { PushItem, PushReader, PushReading } from '../../push.ts';
import type { SobotSettings } from '../settings.ts';
import { isGenuine } from './signature.ts';
import { pushHash } from './push-hash.ts';
import { readMessage } from './message.ts';
import { pushEnvelope } from './wire-push.ts';

/** Reads messages about customers (FACTS 4.5), each for itself: one that cannot be read is parked, the others are applied. */
export const push = (settings: SobotSettings): PushReader => ({
  read(body) {
    const dedupeKey = pushHash(body);
    const parked = (reason: string): PushReading => ({ dedupeKey, items: [], parked: reason });
    const { sys_code: product, type, content } = pushEnvelope.parse(body);
    if (product !== null && product !== '50') return parked('sys_code is not 50');
    if (type !== null && type !== 'crm') return parked('type is not crm');
    if (content === null) return parked('no content');

    const read = content.map((message) => readMessage(message, settings));
    const items = read.filter((item): item is PushItem => typeof item !== 'string');
    const reasons = new Set(read.filter((item) => typeof item === 'string'));
    if (reasons.size === 0) return { dedupeKey, items };
    return { dedupeKey, items, parked: `${read.length - items.length} of ${read.length}: ${[...reasons].join('; ')}` };
  },
  ...(settings.SOBOT_WEBHOOK_SIGNED ? { isGenuine: isGenuine(settings) } : {}),
});
