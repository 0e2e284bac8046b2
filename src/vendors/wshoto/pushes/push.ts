import { createHash } from 'node:crypto';
import type { PushReader } from '../../push.ts';
import { fromEither } from '../../values/time.ts';
import { wirePush } from './wire-push.ts';

/**
 * Reads the envelope of a message (FACTS 1.5). Which number means what is in no public document, so nothing is made of
 * `type` and `content`: that something happened is told, and the body is kept whole for a later version to read.
 */
export const push: PushReader = {
  read(body) {
    const { message_id: ref, type, gmt_create: createdAt } = wirePush.parse(body);
    if (ref === null) {
      const dedupeKey = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
      return { dedupeKey, items: [], parked: 'no readable message_id' };
    }
    // Documented as seconds; elsewhere this vendor mixes both under the same names.
    const at = fromEither(createdAt);
    return {
      dedupeKey: ref,
      items: [{ events: [], change: { subject: 'UNKNOWN', ref, kind: 'UNKNOWN', kindRaw: type, at } }],
    };
  },
};
