import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entity } from '../../src/records/record.ts';
import { BadCursor, listPage, type ListRequest } from '../../src/lists/list-page.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';
import { aCall } from '../support/http-over.ts';
import { type Ingredients, ingredients, start, vendorsOf } from './hostile/arbitraries.ts';
import { connected, type HostileVendor } from './hostile/hostile-vendor.ts';

const patience = 600_000; // milliseconds, for many runs
const numRuns = Number(process.env['WALKS'] ?? 150) * 4;

type Asked = Partial<Pick<ListRequest<Entity>, 'entity' | 'vendors' | 'filterText' | 'filterMode'>>;

const clock = { now: () => start };
let vendors: readonly HostileVendor[];
/** Cursors of pages and edges, of every mode that a walk knows. */
const cursors: string[] = [];

const page = (after: string | null, asked: Asked = {}, over = vendors) =>
  listPage<Entity>(
    {
      entity: 'LEAD',
      first: 7,
      after,
      vendors: null,
      filterMode: 'STRICT',
      conditionNames: [],
      conditionsFor: () => ({}),
      filterText: '{}',
      ...asked,
    },
    { vendors: connected(over), call: aCall(), clock },
  );

/** Worlds that are the same at every run. */
const worlds: readonly Ingredients[] = fc.sample(ingredients, { seed: 7, numRuns: 12 });

beforeAll(async () => {
  for (const from of worlds) {
    vendors = await vendorsOf.LEAD(from, clock);
    for (let after: string | null = null, pages = 0; pages < 6; pages += 1) {
      const { edges, pageInfo } = await page(after);
      cursors.push(pageInfo.endCursor, ...edges.map(({ cursor }) => cursor));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
  }
  return async () => {
    for (const vendor of vendors) await vendor.close?.();
  };
});

const someCursor = fc.nat().map((number) => cursors[number % cursors.length]!);

/** Resolves with true if it was refused as a bad cursor; any other error is thrown. */
async function isRefused(after: string, asked: Asked = {}): Promise<boolean> {
  try {
    await page(after, asked);
    return false;
  } catch (error) {
    if (error instanceof BadCursor) return true;
    throw error;
  }
}

const check = (property: fc.IAsyncProperty<unknown[]>) =>
  fc.assert(property as fc.IAsyncProperty<[unknown]>, { numRuns });

describe('a cursor', () => {
  it.each<[string, Asked]>([
    ['of another filter', { filterText: '{"name":"王伟"}' }],
    ['of another kind of record', { entity: 'CUSTOMER', vendors: ['jing'] as VendorName[] }],
    ['of fewer vendors', { vendors: ['jing', 'kuaishou'] as VendorName[] }],
    ['of another vendor', { vendors: ['wshoto'] as VendorName[] }],
  ])('%s is refused', async (_what, asked) => {
    for (const cursor of cursors) expect(await isRefused(cursor, asked)).toBe(true);
  });

  it('goes on in its own list', async () => {
    for (const cursor of cursors.slice(-20)) expect(await isRefused(cursor)).toBe(false);
  });

  it(
    'cut short is refused',
    async () => {
      await check(
        fc.asyncProperty(someCursor, fc.nat(), async (cursor, cut) => {
          expect(await isRefused(cursor.slice(0, cut % cursor.length))).toBe(true);
        }),
      );
    },
    patience,
  );

  it(
    'with a flipped bit is refused or goes on, and never crashes',
    async () => {
      await check(
        fc.asyncProperty(someCursor, fc.nat(), async (cursor, bit) => {
          const bytes = Buffer.from(cursor, 'base64url');
          bytes[Math.floor(bit / 8) % bytes.length]! ^= 1 << (bit % 8);
          await isRefused(bytes.toString('base64url'));
        }),
      );
    },
    patience,
  );

  it(
    'with another letter is refused or goes on, and never crashes',
    async () => {
      await check(
        fc.asyncProperty(
          someCursor,
          fc.nat(),
          fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
          async (cursor, at, text) => {
            const place = at % cursor.length;
            await isRefused(cursor.slice(0, place) + text + cursor.slice(place + 1));
          },
        ),
      );
    },
    patience,
  );

  it(
    'whose parts were changed is refused or goes on, and never crashes',
    async () => {
      await check(
        fc.asyncProperty(someCursor, fc.nat(), fc.jsonValue({ maxDepth: 2 }), async (cursor, at, value) => {
          const parts: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
          const changed = changedAt(parts, at, value);
          await isRefused(Buffer.from(JSON.stringify(changed)).toString('base64url'));
        }),
      );
    },
    patience,
  );

  it.each([
    ['nothing', ''],
    ['words', 'the first page'],
    ['a number', '2'],
    ['5 KB of letters', 'a'.repeat(5120)],
    ['JSON of another shape', Buffer.from('{"version":1}').toString('base64url')],
    ['JSON 2,000 deep', Buffer.from('['.repeat(2000)).toString('base64url')],
  ])('of %s is refused', async (_what, text) => {
    expect(await isRefused(text)).toBe(true);
  });

  it('of 5 KB is refused, though it is well made', async () => {
    const parts: unknown[] = JSON.parse(Buffer.from(cursors[0]!, 'base64url').toString());
    const padded = JSON.stringify(parts) + ' '.repeat(4000);
    expect(await isRefused(Buffer.from(padded).toString('base64url'))).toBe(true);
  });
});

/** The value put in the place of one end of the parts. */
function changedAt(parts: unknown, at: number, value: unknown): unknown {
  if (!Array.isArray(parts) || parts.length === 0) return value;
  const place = at % parts.length;
  return parts.with(place, changedAt(parts[place], Math.floor(at / parts.length), value));
}
