import { hash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { clientAddress, type Sender } from '../pushes/door/client-address.ts';
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
  consumers.set(request, name === '' ? bucketAt(from, trustedProxies) : bucketOf(`named ${name}`));
}

/** Does so for each request. */
export const useConsumer = (trustedProxies: AddressList | null): Plugin<object, Arrival> => ({
  onRequest({ request, serverContext }) {
    findConsumer(request, serverContext.req?.socket.remoteAddress ?? null, trustedProxies);
  },
});

// Most requests come from few clients, whose buckets are found much faster than worked out.
const buckets = new LRUCache<string, string>({ max: 1000 });
const bucketsOfPeers = new LRUCache<string, string>({ max: 1000 });

/**
 * One of 4096: so few that nobody can be known by it, and that no client can make up more. Now and then two clients
 * share a share.
 */
function bucketOf(client: string): string {
  return kept(buckets, client.slice(0, 256), (short) => hash('sha256', short, 'hex').slice(0, 3));
}

function bucketAt(from: Sender, trustedProxies: AddressList | null): string {
  const found = () => bucketOf(`at ${clientAddress(from, trustedProxies)}`);
  // Speaking for nobody else, a peer is the same whatever proxies are trusted.
  return from.peer === null || from.forwardedFor !== null ? found() : kept(bucketsOfPeers, from.peer, found);
}

function kept(cache: LRUCache<string, string>, key: string, find: (key: string) => string): string {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const found = find(key);
  cache.set(key, found);
  return found;
}
