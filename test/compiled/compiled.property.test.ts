import * as fc from 'fast-check';
import { getOperationAST, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileOperation } from '../../src/edge/compiled/compile-operation.ts';
import { ask } from '../support/ask.ts';
import { anyOperation, type Pools } from './any-operation.ts';
import { twoWorlds, type Answered } from './two-worlds.ts';

// To look for others: SEED=$RANDOM OPERATIONS=3000 npx vitest run test/compiled
const numRuns = Number(process.env['OPERATIONS'] ?? 150);

let worlds: Awaited<ReturnType<typeof twoWorlds>>;
beforeAll(async () => {
  worlds = await twoWorlds();
});
afterAll(() => worlds.close());

const troubles = ['', '', '', 'sobot=garbage', 'wshoto=unknown-code', 'kuaishou=null,sobot=wrong-shape'];

/** Ids that there are, and some that there are not. */
async function idsOf(): Promise<string[]> {
  const kinds = ['leads', 'customers', 'tags', 'followUps', 'tasks'];
  const query = `{ ${kinds.map((kind) => `${kind}(first: 6) { nodes { id } }`).join(' ')} }`;
  const { body } = await ask(worlds.slow.server, query);
  return kinds.flatMap((kind) => (body.data[kind].nodes as { id: string }[]).map(({ id }) => id));
}

const poolsWith = (ids: readonly string[]): Pools => ({
  ID: [...ids, ...ids, 'nothing', '', 7],
  String: ['', '13800138000', 'a', '径硕 "quoted" \\ \n', '+08:00', ...ids.slice(0, 3)],
  Int: [0, 1, 2, 5, 20, -1, 101, 60_000],
  Float: [0, 1.5],
  Boolean: [true, false],
  DateTime: ['2023-02-27T08:28:55Z', '2026-11-01T00:00:00Z', '2020-01-01T00:00:00+08:00'],
  Date: ['2026-11-01', '2026-11-20'],
  PhoneNumber: ['+8613800138000', '+8613912345678'],
  EmailAddress: ['a@example.com'],
  URL: ['https://example.com/'],
  JSONObject: [{}, { a: 1 }],
  _Any: [...ids.slice(0, 4).map((id) => ({ __typename: 'Lead', id })), { __typename: 'Nothing', id: '1' }, {}],
});

/**
 * Where an error empties what is above it, graphql-js does not wait for the fields beside it; a compiled query does, and
 * tells of their errors and of their vendors too.
 */
function withoutLateErrors(fast: Answered, slow: Answered): Answered {
  const isToldBySlow = new Set(slow.errors.map((error) => JSON.stringify(error)));
  const errors = fast.errors.filter(
    (error) => isToldBySlow.has(JSON.stringify(error)) || !isBelowNull(fast.data, error.path ?? []),
  );
  return { ...fast, errors, ...(fast.data === null ? { extensions: slow.extensions } : {}) };
}

function isBelowNull(data: unknown, path: readonly (string | number)[]): boolean {
  let at = data;
  for (const key of path) {
    if (at === null) return true;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return false;
}

describe('a compiled query', () => {
  it('has the answer that graphql-js gives', async () => {
    const { schema } = worlds.slow;
    const pools = poolsWith(await idsOf());
    const seen = { valid: 0, compiled: 0 };
    await fc.assert(
      fc.asyncProperty(anyOperation(schema, pools), fc.constantFrom(...troubles), async (operation, trouble) => {
        const document = parse(operation.query);
        if (validate(schema, document).length > 0) return;
        seen.valid += 1;
        if (compileOperation(schema, document, getOperationAST(document)!) !== null) seen.compiled += 1;
        const headers: Record<string, string> = trouble === '' ? {} : { 'x-sandbox': trouble };
        const { slow, fast } = await worlds.both({ ...operation, headers });
        expect(withoutLateErrors(fast, slow)).toEqual(slow);
        expect(JSON.stringify(fast.data), 'the order of fields').toBe(JSON.stringify(slow.data));
      }),
      { numRuns, endOnFailure: process.env['END'] === '1' },
    );
    expect(seen.valid / numRuns, 'share of valid operations').toBeGreaterThan(0.7);
    expect(seen.compiled, 'compiled of those').toBe(seen.valid);
  }, 1_800_000);
});
