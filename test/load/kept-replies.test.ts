// What replies take in memory, counted in a process of their own after its garbage is gone.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';

const fillShelf = new URL('fill-shelf.ts', import.meta.url).pathname;
const told = z.object({ took: z.number(), counted: z.number(), kept: z.number() });
const mostBytes = 16 * 1024 * 1024;

it.each([
  'empty lists',
  'empty objects',
  'lists in lists',
  'objects in objects',
  'digits',
  'fractions',
  'short texts',
  'texts of two bytes a letter',
  'names that are nowhere else',
  'many such names in one object',
  'hardly anything',
  'rows of a CRM',
])('ten thousand replies of %s take no more than the shelf may, nor than it counts for them', async (shape) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', fillShelf, shape]);
  const { took, counted, kept } = told.parse(JSON.parse(stdout));
  expect(kept).toBeGreaterThan(30); // else there is hardly anything to weigh
  expect(counted).toBeLessThanOrEqual(mostBytes);
  expect(took).toBeLessThanOrEqual(counted * 1.05); // what the process itself made meanwhile
});
