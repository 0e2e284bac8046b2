import { createSchema, createYoga } from 'graphql-yoga';
import { expect, it } from 'vitest';
import { consumerOf, useConsumer } from '../../src/edge/consumer.ts';
import type { Arrival } from '../../src/edge/use-routes.ts';
import { addressListSetting } from '../../src/pushes/door/address-list.ts';

const server = createYoga<Arrival>({
  schema: createSchema({
    typeDefs: 'type Query { me: String }',
    resolvers: { Query: { me: (_parent, _args, { request }: { request: Request }) => consumerOf(request) } },
  }),
  plugins: [useConsumer(addressListSetting.parse('10.0.0.0/8'))],
});

/** Whom a request from this address, with these headers, is taken for. */
async function whoIs(peer: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await server.fetch(
    'http://here/graphql?query={me}',
    { headers },
    { req: { socket: { remoteAddress: peer } } },
  );
  const { data } = (await response.json()) as { data: { me: string } };
  return data.me;
}

it('tells clients apart by the name they give themselves, wherever they come from', async () => {
  const named = await whoIs('203.0.113.1', { 'graphql-client-name': 'a shop' });
  expect(await whoIs('203.0.113.2', { 'apollographql-client-name': 'a shop' })).toBe(named);
  expect(await whoIs('203.0.113.1', { 'graphql-client-name': 'another' })).not.toBe(named);
});

it('tells others apart by their address, behind a trusted proxy by whom that speaks for', async () => {
  const one = await whoIs('203.0.113.1');
  expect(await whoIs('203.0.113.2')).not.toBe(one);
  expect(await whoIs('10.1.2.3', { 'x-forwarded-for': '203.0.113.1' })).toBe(one);
  expect(await whoIs('203.0.113.2', { 'x-forwarded-for': '203.0.113.1' })).not.toBe(one);
});

it('shows nothing of either', async () => {
  expect(await whoIs('203.0.113.1', { 'graphql-client-name': 'x'.repeat(5000) })).toMatch(/^[0-9a-f]{3}$/);
});
