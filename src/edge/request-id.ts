import type { Plugin } from 'graphql-yoga';
import type { Asking } from './asking.ts';

const ids = new WeakMap<Asking, string>();

/** The id under which the log speaks of this request. */
export const requestIdOf = (request: Asking): string => ids.get(request) ?? 'unknown';

/** Gives a request its id: its client's own if that is a plain one. */
export function giveRequestId(request: Asking): string {
  const given = request.headers.get('x-request-id');
  const id = given !== null && /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID();
  ids.set(request, id);
  return id;
}

/** Gives each request an id and sends it back as `x-request-id`. */
export const useRequestId = (): Plugin => ({
  onRequest: ({ request }) => void giveRequestId(request),
  onResponse({ request, response }) {
    response.headers.set('x-request-id', requestIdOf(request));
  },
});
