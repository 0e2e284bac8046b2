import { describe, expect, it } from 'vitest';
import { createSchema } from '../../schema.ts';
import { preparedOperations } from './prepared-operations.ts';

const schema = createSchema();
const asking = (query: string, operationName: string | null = null) => ({ query, operationName, variables: {} });

describe('prepared operations', () => {
  it('parse a text once', () => {
    const prepare = preparedOperations(schema);
    const first = prepare(asking('{ vendors { name } }'));
    expect(first).not.toBeNull();
    expect(prepare(asking('{ vendors { name } }'))?.document).toBe(first?.document);
  });

  it('are found by their name', () => {
    const prepare = preparedOperations(schema);
    const query = 'query A { vendors { name } } mutation B { __typename } subscription C { changes { cursor } }';
    expect(prepare(asking(query, 'A'))?.operation.name?.value).toBe('A');
    expect(prepare(asking(query, 'B'))?.operation.name?.value).toBe('B');
    expect([prepare(asking(query, 'C')), prepare(asking(query, 'D')), prepare(asking(query))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are forgotten when others come, sooner if those are long', () => {
    const prepare = preparedOperations(schema);
    const first = prepare(asking('{ vendors { name } }'));
    for (let number = 0; number < 20; number += 1) prepare(asking(`{ __typename } #${number} ${'x'.repeat(30_000)}`));
    const again = prepare(asking('{ vendors { name } }'));
    expect(again?.document).toEqual(first?.document);
    expect(again?.document).not.toBe(first?.document);
  });

  it('are not forgotten for texts that are too long to be asked', () => {
    const prepare = preparedOperations(schema);
    const first = prepare(asking('{ vendors { name } }'));
    for (let number = 0; number < 20; number += 1) {
      expect(prepare(asking(`{ __typename } #${number} ${'x'.repeat(900_000)}`))).toBeNull();
    }
    expect(prepare(asking('{ vendors { name } }'))?.document).toBe(first?.document);
  });
});
