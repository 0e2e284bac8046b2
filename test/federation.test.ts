import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './support/ask.ts';
import { sandboxServer } from './support/sandbox-server.ts';

// A subgraph of somebody else, who adds to our records what only they know.
const neighbour = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { bestLead: Lead }
  type Lead @key(fields: "id") { id: ID! score: Int }
  type Customer @key(fields: "id") { id: ID! lifetimeValue: Float }
`);

describe('as an Apollo Federation subgraph', () => {
  let sdl: string;
  let running: Awaited<ReturnType<typeof sandboxServer>>;
  beforeAll(async () => {
    running = await sandboxServer();
    const { body } = await ask(running.server, '{ _service { sdl } }');
    sdl = body.data._service.sdl;
  });
  afterAll(() => running.close());

  it('says of what it is made, with a key on each of the five records', () => {
    for (const type of ['Lead', 'Customer', 'Tag', 'FollowUp', 'Task']) {
      expect(sdl).toMatch(new RegExp(`^type ${type} implements [^{]*@key\\(fields: "id"\\)`, 'm'));
    }
  });

  it.each([
    ['Apollo', composeByApollo],
    ['The Guild', composeByTheGuild],
  ])('composes with a neighbour that extends leads and customers: %s', (_whose, compose) => {
    const { errors, supergraphSdl } = compose([
      { name: 'crm', url: 'http://crm.example', typeDefs: parse(sdl) },
      { name: 'neighbour', url: 'http://neighbour.example', typeDefs: neighbour },
    ]);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toContain('lifetimeValue: Float');
  });

  it('answers representations of a gateway, each by its key', async () => {
    const { body: list } = await ask(running.server, '{ leads(first: 3) { nodes { id vendor } } }');
    const nodes: { id: string; vendor: string }[] = list.data.leads.nodes;
    const { body } = await ask(
      running.server,
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Lead { id vendor } } }',
      { variables: { of: nodes.map(({ id }) => ({ __typename: 'Lead', id })) } },
    );
    expect(body).toEqual({ data: { _entities: nodes } });
  });
});
