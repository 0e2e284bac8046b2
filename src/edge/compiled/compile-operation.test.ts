import { execute, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { buildSchema, type GraphQLSchema, type GraphQLUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../context.ts';
import { createSchema } from '../../schema.ts';
import { compileOperation } from './compile-operation.ts';
import { KeptPlans } from './kept-plans.ts';
import { soundVariables } from './sound-variables.ts';

const aContext = {} as Context; // nothing that is asked here looks into it

/** The answers of graphql-js and of a compiled operation, which is run twice. */
async function both(schema: GraphQLSchema, query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document)!;
  const compiled = compileOperation(schema, document, operation)!;
  const sound = soundVariables(schema, operation, variables)!;
  await compiled(aContext, sound);
  const { data, errors = [] } = await compiled(aContext, sound);
  const expected = await execute({ schema, document, contextValue: aContext, variableValues: variables });
  return {
    given: { data: data?.parsed() ?? null, errors: errors.map((error) => error.toJSON()) },
    expected: {
      data: JSON.parse(JSON.stringify(expected.data ?? null)) as unknown,
      errors: (expected.errors ?? []).map((error) => error.toJSON()),
    },
  };
}

async function expectEqual(...asked: Parameters<typeof both>) {
  const { given, expected } = await both(...asked);
  expect(given).toEqual(expected);
  expect(JSON.stringify(given.data)).toBe(JSON.stringify(expected.data));
  return given;
}

/** A schema whose fields are resolved by functions of their names. */
function schemaWith(text: string, resolvers: Readonly<Record<string, () => unknown>>): GraphQLSchema {
  const schema = buildSchema(text);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      if ('resolve' in field && resolvers[field.name]) field.resolve = resolvers[field.name];
    }
  }
  return schema;
}

describe('texts', () => {
  const odd = ['', 'null', '径硕', '"', '\\', '\n\t\0', '</script>', '\u2028', '😀', '\ud800', '{{', '__proto__'];

  it.each(odd)('%j is written as JSON', async (text) => {
    const schema = schemaWith('type Query { a: String, b: [ID!] }', { a: () => text, b: async () => [text, text] });
    await expectEqual(schema, '{ a b __proto__: a constructor: a then: a }');
  });

  it('what a client writes is never run', async () => {
    const code = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.isTaken=1';
    const schema = buildSchema('type Query { a(text: String, ids: [ID!]): Int }');
    await expectEqual(schema, `query ($id: ID = "${code}") { a(text: "${code}", ids: ["\`\${1}", $id]) }`);
    await expectEqual(schema, `{ b: a(text: """${code}""") }`);
    expect(globalThis).not.toHaveProperty('isTaken');
  });
});

describe('what depends on variables', () => {
  const schema = schemaWith('type Query { a: Int, b: Query }', { a: () => 1, b: () => ({}) });
  const query = `query ($x: Boolean!, $y: Boolean!) {
    a @skip(if: $x) b @include(if: $y) { a ...F @skip(if: $y) } ...F @include(if: $x)
  } fragment F on Query { c: a @include(if: $y) b { d: a } }`;
  const values = [true, false].flatMap((x) => [true, false].map((y) => ({ x, y })));

  it('is asked for each time anew', async () => {
    const document = parse(query);
    const compiled = compileOperation(schema, document, getOperationAST(document)!)!;
    for (const variableValues of [...values, ...values.toReversed()]) {
      const { data } = await execute({ schema, document, variableValues });
      expect((await compiled(aContext, variableValues)).data?.parsed()).toEqual(JSON.parse(JSON.stringify(data)));
    }
  });

  it('may leave nothing', async () => {
    const given = await expectEqual(schema, 'query ($x: Boolean!) { a @skip(if: $x) b { a @skip(if: $x) } }', {
      x: true,
    });
    expect(given.data).toEqual({ b: {} });
  });

  it('stays with graphql-js where it is too much', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const document = parse(
      `query (${names.map((name) => `$${name}: Boolean!`).join()}) { ${names.map((name) => `${name}: a @skip(if: $${name})`).join(' ')} }`,
    );
    expect(compileOperation(schema, document, getOperationAST(document)!)).toBeNull();
  });
});

it('mutations stay with graphql-js', () => {
  const schema = createSchema();
  const document = parse('mutation ($input: TagDeleteInput!) { tagDelete(input: $input) { outcome } }');
  expect(compileOperation(schema, document, getOperationAST(document)!)).toBeNull();
});

it('the schema is shown', async () => {
  await expectEqual(createSchema(), getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }));
  await expectEqual(createSchema(), '{ __typename __type(name: "Lead") { fields { name args { defaultValue } } } }');
});

describe('unions', () => {
  const withType = (resolveType: GraphQLUnionType['resolveType']) => {
    const schema = schemaWith('type Query { a: [U] b: U! } type A { n: Int } type B { n: Int } union U = A | B', {
      a: () => [{}, {}],
      b: () => ({}),
      n: () => 1,
    });
    (schema.getType('U') as GraphQLUnionType).resolveType = resolveType;
    return schema;
  };
  const query = '{ a { ... on A { n } ... on B { m: n } __typename } }';

  it.each<[string, GraphQLUnionType['resolveType']]>([
    ['of a type told at once', () => 'B'],
    ['of a type told late', async () => 'A'],
  ])('show a value %s', async (_when, resolveType) => {
    await expectEqual(withType(resolveType), query);
  });

  it.each<[string, GraphQLUnionType['resolveType']]>([
    ['no type', () => undefined],
    ['a type that there is not', () => 'C'],
    ['a type that it may not be', () => 'Query'],
    [
      'a throw',
      () => {
        throw new Error('No.');
      },
    ],
    [
      'a rejection',
      async () => {
        throw new Error('No.');
      },
    ],
  ])('are null where their type is %s, with an error for each place', async (_what, resolveType) => {
    for (const asked of [query, '{ b { __typename } }']) {
      const { given, expected } = await both(withType(resolveType), asked);
      expect(given.data).toEqual(expected.data);
      expect(given.errors.map(({ path }) => path)).toEqual(expected.errors.map(({ path }) => path));
    }
  });
});

it('plans that have grown too large together are made again, with equal answers', async () => {
  const schema = schemaWith('type Query { a: Int, b: Query }', { a: () => 1, b: () => ({}) });
  const document = parse('{ b { a } }');
  const kept = new KeptPlans();
  const compiled = compileOperation(schema, document, getOperationAST(document)!, kept)!;
  const planned: number[] = [];
  kept.grow = (fields) => {
    planned.push(fields);
    KeptPlans.prototype.grow.call(kept, fields);
  };
  const answer = async () => (await compiled(aContext, {})).data?.parsed();
  expect([await answer(), await answer(), planned.length]).toEqual([{ b: { a: 1 } }, { b: { a: 1 } }, 2]);
  kept.grow(1_000_000);
  expect([await answer(), planned.length]).toEqual([{ b: { a: 1 } }, 5]);
});
