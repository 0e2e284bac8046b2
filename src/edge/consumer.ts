import { hash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { clientAddress } from '../pushes/door/client-address.ts';
import type { AddressList } from '../pushes/door/address-list.ts';
import type { Asking } from './asking.ts';
import type { Arrival } from './use-routes.ts';

const consumers = new WeakMap<Asking, string>();

/** Who has a fair share of the vendors' limits: told apart by the name that the client gives itself, else by its address. */
export const consumerOf = (request: Asking): string => consumers.get(request) ?? 'unknown';

/** Finds out for whom a request is. Behind a trusted proxy that is whom the proxy speaks for. */
export function findConsumer(request: Asking, peer: string | null, trustedProxies: AddressList | null): void {
  const { headers } = request;
  const name = headers.get('graphql-client-name') ?? headers.get('apollographql-client-name') ?? '';
  const from = { peer, forwardedFor: headers.get('x-forwarded-for') };
  consumers.set(request, bucketOf(name === '' ? `at ${clientAddress(from, trustedProxies)}` : `named ${name}`));
}

/** Does so for each request. */
export const useConsumer = (trustedProxies: AddressList | null): Plugin<object, Arrival> => ({
  onRequest({ request, serverContext }) {
    findConsumer(request, serverContext.req?.socket.remoteAddress ?? null, trustedProxies);
  },
});

/**
 * One of 4096: so few that nobody can be known by it, and that no client can make up more. Now and then two clients
 * share a share.
 */
const bucketOf = (client: string): string => hash('sha256', client.slice(0, 256), 'hex').slice(0, 3);
