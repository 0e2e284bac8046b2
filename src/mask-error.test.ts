import { graphql, type GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from './schema.ts';
import { showError } from './mask-error.ts';

const secret = '13800138000';

/** What a client is told of a mutation whose input holds a value of the wrong kind. */
async function toldOf(literal: string, value: unknown): Promise<string[]> {
  const schema = createSchema();
  const field = literal.split(':')[0]!;
  const asked = (more: string, variables = '') =>
    `mutation ${variables} { customerCreate(input: { vendor: SOBOT, nickname: "x", status: FIRST_INQUIRY, ${more} }) { outcome } }`;
  const inDocument = await graphql({ schema, source: asked(literal) });
  const input = { vendor: 'SOBOT', nickname: 'x', status: 'FIRST_INQUIRY', [field]: value };
  const inVariable = await graphql({
    schema,
    source: 'mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { outcome } }',
    variableValues: { input },
  });
  const errors: readonly GraphQLError[] = [...(inDocument.errors ?? []), ...(inVariable.errors ?? [])];
  return errors.map((error) => showError(error)?.message ?? '');
}

it.each([
  ['a number for a text', `name: ${secret}`, 13_800_138_000, 'a non string value.'],
  ['a text for a truth', `isVip: "${secret}"`, secret, 'a non boolean value.'],
  ['a list for a text', `name: ["${secret}"]`, [secret], 'a non string value.'],
  ['a text for an object', `region: "${secret}"`, secret, '.'],
  ['a text that is no phone', `phone: "${secret}x"`, `${secret}x`, 'E.164, e.g. +8613800138000.'],
  ['a text that is no e-mail', `email: "${secret}"`, secret, 'an e-mail address.'],
])('what is told of %s does not repeat it', async (_what, literal, value, ending) => {
  const told = await toldOf(literal, value);
  expect(told).toHaveLength(2);
  for (const message of told) {
    expect(message.replace('e.g. +8613800138000', '')).not.toContain(secret);
    expect(message.endsWith(ending)).toBe(true);
  }
});
