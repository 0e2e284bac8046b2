import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root.pathname })];

/** Relative links of a page: file and heading. */
const linksOf = (page: string) =>
  [...readFileSync(new URL(page, root), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)/g)].map(
    ([, path = '', heading]) => ({
      file: path === '' ? new URL(page, root) : new URL(path, new URL(page, root)),
      path,
      heading,
    }),
  );

it('every relative link leads to a file, and to a heading that is there', () => {
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter(({ file, heading }) => !existsSync(file) || (heading !== undefined && !headingsOf(file).has(heading)))
      .map(({ path, heading }) => `${page}: ${path}#${heading ?? ''}`),
  );
  expect(broken).toEqual([]);
});

it('every page of docs is found from the README, decisions by their folder', () => {
  const linked = new Set(linksOf('README.md').map(({ path }) => path));
  const lost = pages.filter(
    (page) => page.startsWith('docs/') && !page.startsWith('docs/decisions/') && !linked.has(page),
  );
  expect(lost).toEqual([]);
});

const headingsOf = (file: URL): Set<string> =>
  new Set(
    [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
