import { buildSchema, getVariableValues, parse, type OperationDefinitionNode } from 'graphql';
import { expect, it } from 'vitest';
import { hasSoundVariables } from './has-sound-variables.ts';

const schema = buildSchema('scalar Text input Of { id: ID! } type Query { a: Int }');
const types = [
  'ID',
  'ID!',
  'String',
  'String!',
  '[ID!]',
  '[String]!',
  'Int!',
  'Boolean',
  'Text!',
  'Of',
  'Query',
  'Gone',
];
const values = ['a', '', '1', 1, 1.5, true, null, ['a'], [null], { id: 'a' }, { id: null }, {}];

it.each(types)('finds out of variables of type %s just what graphql-js does', (type) => {
  const [definition] = parse(`query ($v: ${type}, $w: ID = "x") { a }`).definitions as [OperationDefinitionNode];
  const isSound = (variables: Readonly<Record<string, unknown>>) => {
    const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    expect(hasSoundVariables(schema, definition, variables)).toBe(errors === undefined);
  };
  isSound({});
  isSound({ w: 'y' });
  isSound(Object.assign(Object.create({ v: 'inherited' }), { w: 'y' }));
  for (const v of values) isSound({ v, w: 'y' });
  for (const v of values) isSound({ v, w: 3 });
});
