import { readFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import codegen from '../codegen.ts';
import { environmentExample, observing, readme } from '../scripts/made-text.ts';

const fileOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it('the README tells what the code knows (npm run docs)', () => {
  expect(fileOf('README.md')).toBe(readme());
});

it('docs/observing.md tells every metric (npm run docs)', async () => {
  expect(fileOf('docs/observing.md')).toBe(await observing());
});

it('.env.example names every variable (npm run docs)', () => {
  expect(fileOf('.env.example')).toBe(environmentExample());
});

it('the typed documents are those of the operations and of the schema (npm run codegen)', async () => {
  const made: { filename: string; content: string }[] = await generate(codegen, false);
  expect(made.length).toBeGreaterThan(0);
  for (const { filename, content } of made) {
    expect(fileOf(filename.replace(/^.*(?=examples\/generated)/, ''))).toBe(content);
  }
});
