import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wireLike } from './support/wire-like.ts';

/** Every schema of every file in which a vendor describes what it sends. */
const files = globSync('src/vendors/**/wire*.ts').filter((file) => !file.endsWith('.test.ts'));
const schemas = await Promise.all(
  files.map(async (file) => {
    const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
    return Object.entries(exported).flatMap(([name, schema]) =>
      schema instanceof z.ZodType ? [{ name: `${file.replace('src/vendors/', '')} ${name}`, schema }] : [],
    );
  }),
).then((found) => found.flat());

// A tree of any depth, which zod does not compile.
const recursive = ['sobot/reference/wire-reference.ts sobotStaff'];

/** A schema that calls another one throws what that one refuses. */
function refused(thrown: unknown): z.ZodSafeParseError<unknown> {
  if (thrown instanceof z.ZodError) return { success: false, error: thrown };
  throw thrown;
}

function outcomeOf(read: () => z.ZodSafeParseResult<unknown>): z.ZodSafeParseResult<unknown> {
  try {
    return read();
  } catch (thrown) {
    return refused(thrown);
  }
}

test('the schemas of all vendors that answer are found', () => {
  const vendors = new Set(schemas.map(({ name }) => name.split('/')[0]));
  expect(vendors).toEqual(new Set(['kuaishou', 'sobot', 'values', 'wshoto']));
  expect(schemas.length).toBeGreaterThan(50);
});

describe.each(schemas.filter(({ name }) => !recursive.includes(name)))('$name', ({ schema }) => {
  test('can be compiled', () => {
    expect(z.compile(schema, { strict: true })).not.toBe(schema);
  });

  test('reads and refuses the same compiled and not', async () => {
    const compiled = z.compile(schema);
    await fc.assert(
      fc.asyncProperty(wireLike(schema), async (sent) => {
        const before = JSON.stringify(sent);
        const read = outcomeOf(() => compiled.safeParse(sent));
        // Zod takes the uncompiled way where it may have to wait.
        const plainly = await schema.safeParseAsync(sent).catch(refused);
        expect(read.success).toBe(plainly.success);
        expect(read.data).toStrictEqual(plainly.data);
        expect(read.error?.issues).toStrictEqual(plainly.error?.issues);
        expect(JSON.stringify(sent)).toBe(before);
        expect({}).not.toHaveProperty('id');
      }),
      { numRuns: 300 },
    );
  });
});
