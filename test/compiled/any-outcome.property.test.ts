import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { buildSchema, execute, getOperationAST, parse, type GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { compileOperation } from '../../src/edge/compiled/compile-operation.ts';

const schema = buildSchema(`
  type Query { ${fieldsOf()} }
  enum Word { NO YES }
`);
/** One field of each shape. */
function fieldsOf(): string {
  const shapes = (name: string) => [
    name,
    `${name}!`,
    `[${name}]`,
    `[${name}!]`,
    `[${name}]!`,
    `[${name}!]!`,
    `[[${name}!]]`,
  ];
  return ['Query', 'Int', 'Word']
    .flatMap(shapes)
    .map((type, index) => `f${index}: ${type}`)
    .join('\n');
}
const fields = Object.values(schema.getQueryType()!.getFields());

/** What a field may come to; a function, since each execution must have promises of its own. */
type Outcome = () => unknown;
const settled: fc.Arbitrary<Outcome> = fc.oneof(
  { arbitrary: fc.constant(() => null), weight: 1 },
  {
    arbitrary: fc.constantFrom<Outcome>(
      () => 1,
      () => 'YES',
      () => 2.5,
      () => ({}),
      () => '"',
    ),
    weight: 6,
  },
  {
    arbitrary: fc.constant(() => {
      throw new Error('thrown');
    }),
    weight: 1,
  },
  { arbitrary: fc.constant(() => new Error('returned')), weight: 1 },
  {
    arbitrary: fc.constant(() => {
      throw 'a text';
    }),
    weight: 1,
  }, // oxlint-disable-line typescript/only-throw-error
);
const late = (outcome: fc.Arbitrary<Outcome>) =>
  fc.oneof(
    outcome,
    outcome,
    fc.tuple(outcome, fc.nat(3)).map(([of, ticks]): Outcome => async () => {
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      return of();
    }),
  );
const aList = (outcome: fc.Arbitrary<Outcome>) =>
  fc.array(late(outcome), { maxLength: 3 }).map(
    (items): Outcome =>
      () =>
        items.map((item) => itemOf(item)),
  );
/** An item cannot throw before it is one: its promise is rejected in its place. One that is never looked at is heard here. */
function itemOf(outcome: Outcome): unknown {
  const item = (() => {
    try {
      return outcome();
    } catch (error) {
      return Promise.reject(error as Error);
    }
  })();
  if (item instanceof Promise) item.catch(() => undefined);
  return item;
}
const anyOutcome = late(fc.oneof(settled, aList(settled), aList(aList(settled))));

const query = `{ ${fields.map(({ name, type }) => (/Query/.test(String(type)) ? `${name} { ${fields.map((field) => (/Query/.test(String(field.type)) ? '' : field.name)).join(' ')} }` : name)).join(' ')} }`;
const document = parse(query);

/** graphql-js gives up a list at an item that throws, and lets the rejections of those before it go unheard; ours must not. */
async function unheard<T>(run: () => Promise<T>): Promise<T> {
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
  const result = await run();
  await setImmediate();
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
  return result;
}

/**
 * The places in an answer that errors emptied, each with its error. Where that came from further below, which of several
 * came first depends on the ticks that an executor takes.
 */
function placesOf(errors: readonly GraphQLError[] = [], data: unknown): string[] {
  const places = errors.map(({ path = [], message }) => {
    let at = data;
    let depth = 0;
    while (at !== null && depth < path.length) at = (at as Readonly<Record<string, unknown>>)[path[depth++]!];
    return `${path.slice(0, depth).join('.')}: ${depth === path.length ? message : 'from below'}`;
  });
  return [...new Set(places)].toSorted();
}

it('a compiled query comes to what graphql-js comes to, whatever its fields come to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyOutcome, { minLength: 40, maxLength: 120 }), async (outcomes) => {
      const answer = async <T>(run: () => Promise<T>) => {
        let asked = 0;
        for (const field of fields) field.resolve = () => outcomes[asked++ % outcomes.length]!();
        return run();
      };
      const expected = await unheard(async () => answer(async () => execute({ schema, document })));
      const compiled = compileOperation(schema, document, getOperationAST(document)!)!;
      const given = await answer(async () => compiled({} as Context, {}));
      const data = given.data?.parsed() ?? null;
      expect(data).toEqual(JSON.parse(JSON.stringify(expected.data ?? null)));
      expect(placesOf(given.errors, data)).toEqual(placesOf(expected.errors, data));
    }),
    { numRuns: Number(process.env['OUTCOMES'] ?? 300) },
  );
});
