import { buildSchema, getVariableValues, parse, type OperationDefinitionNode } from 'graphql';
import { expect, it } from 'vitest';
import { soundVariables } from './sound-variables.ts';

const schema = buildSchema('scalar Text input Of { id: ID! } type Query { a: Int }');
const types = ['ID', 'ID!', 'String!', '[ID!]', '[String]!', 'Int!', 'Boolean', 'Text!', 'Of', 'Query', 'Gone'];
const values = ['a', '', '1', 1, 1.5, true, null, ['a'], [null], { id: 'a' }, { id: null }, {}];

it.each(types)('gives variables of type %s as graphql-js does, and none where it refuses one', (type) => {
  const [definition] = parse(`query ($v: ${type}, $w: ID = "x") { a }`).definitions as [OperationDefinitionNode];
  const compare = (variables: Readonly<Record<string, unknown>>) => {
    const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    expect(soundVariables(schema, definition, variables)).toEqual(errors === undefined ? coerced : null);
  };
  compare({});
  compare({ w: 'y' });
  compare(Object.assign(Object.create({ v: 'inherited' }), { w: 'y' }));
  for (const v of values) compare({ v, w: 'y' });
  for (const v of values) compare({ v, w: 3 });
});
