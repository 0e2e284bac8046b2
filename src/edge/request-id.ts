import type { Plugin } from 'graphql-yoga';

const ids = new WeakMap<Request, string>();

/** The id under which the log speaks of this request. */
export const requestIdOf = (request: Request): string => ids.get(request) ?? 'unknown';

/** Gives each request an id, the caller's own if it is a plain one, and sends it back as `x-request-id`. */
export const useRequestId = (): Plugin => ({
  onRequest({ request }) {
    const given = request.headers.get('x-request-id') ?? '';
    ids.set(request, /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID());
  },
  onResponse({ request, response }) {
    response.headers.set('x-request-id', requestIdOf(request));
  },
});
