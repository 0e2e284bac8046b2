import { hash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { clientAddress } from '../pushes/door/client-address.ts';
import type { AddressList } from '../pushes/door/address-list.ts';
import type { Arrival } from './use-routes.ts';

const consumers = new WeakMap<Request, string>();

/** Who has a fair share of the vendors' limits: told apart by the name that the client gives itself, else by its address. */
export const consumerOf = (request: Request): string => consumers.get(request) ?? 'unknown';

/** Finds out for whom each request is. Behind a trusted proxy that is whom the proxy speaks for. */
export const useConsumer = (trustedProxies: AddressList | null): Plugin<object, Arrival> => ({
  onRequest({ request, serverContext }) {
    const { headers } = request;
    const name = headers.get('graphql-client-name') ?? headers.get('apollographql-client-name') ?? '';
    const from = {
      peer: serverContext.req?.socket.remoteAddress ?? null,
      forwardedFor: headers.get('x-forwarded-for'),
    };
    consumers.set(request, bucketOf(name === '' ? `at ${clientAddress(from, trustedProxies)}` : `named ${name}`));
  },
});

/**
 * One of 4096: so few that nobody can be known by it, and that no client can make up more. Now and then two clients
 * share a share.
 */
const bucketOf = (client: string): string => hash('sha256', client.slice(0, 256), 'hex').slice(0, 3);
