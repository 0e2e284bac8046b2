import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import { expect, it, onTestFinished } from 'vitest';

interface Config {
  readonly forbidden: readonly (IForbiddenRuleType & { readonly name: string; readonly comment: string })[];
  readonly options: ICruiseOptions;
}
const config: Config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** A small tree of files, cruised by our rules: the names of those that it breaks. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'import-rules-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { tsConfig: _none, ...options } = config.options;
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...config.forbidden] },
  });
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map(({ rule }) => rule.name))];
}

const empty = 'export const x = 1;';
const importing = (path: string) => `import { x } from '${path}'; export const y = x;`;
const type = (path: string) => `import type { x } from '${path}'; export type y = x;`;

const trees: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'vendors-are-islands': { 'src/vendors/a/a.ts': importing('../b/b.ts'), 'src/vendors/b/b.ts': empty },
  'vendors-know-only-types-of-the-graph': { 'src/vendors/a/a.ts': type('../../store/s.ts'), 'src/store/s.ts': empty },
  'vendors-know-the-port-not-the-machinery': {
    'src/vendors/a/a.ts': importing('../transport/http.ts'),
    'src/vendors/transport/http.ts': empty,
  },
  'only-the-registry-knows-vendors': { 'src/lists/l.ts': importing('../vendors/a/a.ts'), 'src/vendors/a/a.ts': empty },
  'http-stays-in-the-transport': { 'src/graph/g.ts': importing('ky') },
  'mapping-is-pure': { 'src/vendors/a/map-lead.ts': importing('./client.ts'), 'src/vendors/a/client.ts': empty },
  'the-graph-fetches-nothing': {
    'src/graph/g.ts': importing('../vendors/connect.ts'),
    'src/vendors/connect.ts': empty,
  },
  'records-depend-on-nothing': { 'src/records/r.ts': type('../graph/g.ts'), 'src/graph/g.ts': empty },
  'the-server-opens-no-port': { 'src/server.ts': importing('node:http') },
  'src-knows-no-tests': { 'src/a.ts': importing('./a.test.ts'), 'src/a.test.ts': empty },
  'no-cycles': { 'src/a.ts': importing('./b.ts'), 'src/b.ts': `import { y } from './a.ts'; export const x = 1; y;` },
  'imports-resolve': { 'src/a.ts': importing('./nothing.ts') },
};

it('every rule has its tree, a name and a reason', () => {
  expect(Object.keys(trees)).toEqual(config.forbidden.map(({ name }) => name));
  expect(config.forbidden.every(({ comment }) => comment.length > 20)).toBe(true);
});

it.each(Object.entries(trees))('%s is seen', async (rule, files) => {
  expect(await broken(files)).toContain(rule);
});

it('what a vendor needs is allowed', async () => {
  const files = {
    'src/vendors/a/a.ts': [
      `import { w } from './wire.ts';`,
      `import { x } from '../port.ts';`,
      `import { v } from '../values/v.ts';`,
      `import { r } from '../../records/r.ts';`,
      `import type { G } from '../../graph/kit.ts';`,
      `export const all: G[] = [w, x, v, r];`,
    ].join('\n'),
    'src/vendors/a/wire.ts': 'export const w = 1;',
    'src/vendors/port.ts': empty,
    'src/vendors/values/v.ts': 'export const v = 1;',
    'src/records/r.ts': 'export const r = 1;',
    'src/graph/kit.ts': 'export type G = number;',
  };
  expect(await broken(files)).toEqual([]);
});

it('types may point back', async () => {
  const back = `import type { y } from './a.ts'; export const x = 1; export type z = typeof y;`;
  expect(await broken({ 'src/a.ts': importing('./b.ts'), 'src/b.ts': back })).toEqual([]);
});
