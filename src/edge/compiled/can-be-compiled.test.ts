import { getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../schema.ts';
import { compileOperation } from './compile-operation.ts';

const schema = createSchema();

const isCompiled = (text: string) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return compileOperation(schema, document, getOperationAST(document)!) !== null;
};

describe('what is compiled', () => {
  it.each([
    '{ leads(first: 5, vendors: [SOBOT]) { nodes { id name } } }',
    'query ($id: ID!) { lead(id: $id) { id } }',
    'query ($before: DateTime!) { leads(filter: { createdAt: { lt: $before } }) { nodes { ...F } } } fragment F on Lead { id }',
    '{ __schema { types { name } } }',
    getIntrospectionQuery(),
  ])('%s', (text) => {
    expect(isCompiled(text)).toBe(true);
  });

  // graphql-jit writes `new Date(…)` for it, with whatever follows the mark.
  const code = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.isTaken=1';
  it.each([
    ['a text, which could come out as code', `{ lead(id: "${code}") { id } }`],
    ['a text in many lines', `{ lead(id: """${code}""") { id } }`],
    ['a text as default', `query ($id: ID = "${code}") { nodes(ids: [$id]) { id } }`],
    ['a text in an input', `{ leads(filter: { name: "${code}" }) { nodes { id } } }`],
    ['@skip', '{ leads { nodes { id name @skip(if: true) } } }'],
    ['@include of a fragment', '{ leads { nodes { ...F @include(if: true) } } } fragment F on Lead { id }'],
    ['names with underscores', '{ a_b: leads { nodes { id } } }'],
    ['__proto__ as a name', '{ __proto__: leads { nodes { id } } }'],
    ['__proto__ as a variable', 'query ($__proto__: ID!) { lead(id: $__proto__) { id } }'],
    ['a list that may hold nulls', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'],
    ['a mutation', 'mutation ($input: TagDeleteInput!) { tagDelete(input: $input) { outcome } }'],
  ])('not %s', (_what, text) => {
    expect(isCompiled(text)).toBe(false);
  });

  const records = (times: number) => {
    const nodes = Array.from({ length: 20 }, (_, number) => `n${number}: node(id: $id) { ...F }`);
    const fields = Array.from({ length: times }, (_, number) => `o${number}: origin { fetchedAt }`);
    return `query ($id: ID!) { ${nodes.join(' ')} } fragment F on VendorRecord { ${fields.join(' ')} }`;
  };
  it('not what would be compiled to very much, however short it is', () => {
    expect(isCompiled(records(1).replace('on VendorRecord', 'on Lead'))).toBe(true);
    expect(isCompiled(records(10))).toBe(false);
  });
});
