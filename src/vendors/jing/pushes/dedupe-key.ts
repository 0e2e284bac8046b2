import { createHash } from 'node:crypto';
import { objectIn, textOf, type JsonObject } from '../shapes.ts';

/** Jing sends no event id: equal pushes are known by what they say (FACTS 2.4). The order of keys does not matter. */
export function dedupeKeyOf(body: JsonObject): string {
  const entityId = objectIn(body['extra_data'])?.['entity_id'];
  const parts = [body['mid'], body['event_type'], entityId, body['create_time']].map(textOf);
  return createHash('sha256')
    .update(JSON.stringify([...parts, body], inKeyOrder))
    .digest('base64url');
}

function inKeyOrder(_key: string, value: unknown): unknown {
  const object = objectIn(value);
  if (object === null) return value;
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
