import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A query to try, as it lies in `examples/`: shown by GraphiQL, printed at the start, quoted by the README, run by the tests. */
export interface Example {
  /** Name of the file without `.graphql`. */
  readonly name: string;
  readonly query: string;
  /** From lines such as `# header x-request-id: my-request`. */
  readonly headers: Readonly<Record<string, string>>;
  /** From a line such as `# variables {"id": "…"}`: JSON text. */
  readonly variables: string | null;
}

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));

/** All examples, in the order of their names. */
export const loadExamples = (): Example[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => readExample(file.replace('.graphql', ''), readFileSync(folder + file, 'utf8')));

export function readExample(name: string, query: string): Example {
  const headers = [...query.matchAll(/^# header ([\w-]+): (.+)$/gm)].map(([, header = '', value = '']) => [
    header,
    value,
  ]);
  const variables = /^# variables (\{.*\})$/m.exec(query)?.[1] ?? null;
  return { name, query, headers: Object.fromEntries(headers), variables };
}
