import { GraphQLError, type DocumentNode, type ExecutionResult, type Source } from 'graphql';

/** The result with errors as graphql-js makes them: one for each field that went wrong, with its place in the document. */
export function withGraphqlErrors(result: ExecutionResult, document: DocumentNode): ExecutionResult {
  const { errors } = result;
  if (errors === undefined || errors.length === 0) return result;
  const byPath = new Map<string, GraphQLError>();
  for (const error of errors) {
    const path = JSON.stringify(error.path ?? null);
    const before = byPath.get(path);
    // A field that threw is also told to be null where it must not be.
    if (before === undefined || (isMereNull(before) && !isMereNull(error))) byPath.set(path, error);
  }
  for (const { path } of byPath.values()) fillPlace(result.data, path ?? []);
  const source = document.loc?.source;
  return { ...result, errors: [...byPath.values()].map((error) => asGraphqlError(error, source)) };
}

/** A promise in a list that is rejected leaves no place in it, and the list may be too short. */
function fillPlace(data: unknown, path: readonly (string | number)[]): void {
  const index = path.at(-1);
  const list = path.slice(0, -1).reduce<unknown>(valueAt, data);
  if (typeof index === 'number' && Array.isArray(list)) list[index] ??= null;
}

const valueAt = (within: unknown, key: string | number): unknown =>
  typeof within === 'object' && within !== null ? (within as Readonly<Record<string, unknown>>)[key] : undefined;

const isMereNull = ({ originalError, message }: GraphQLError): boolean =>
  !originalError && message.startsWith('Cannot return null for non-nullable field ');

function asGraphqlError({ message, path, locations, originalError, extensions }: GraphQLError, source?: Source) {
  const positions =
    source === undefined ? undefined : locations?.map(({ line, column }) => offsetOf(source.body, line, column));
  return new GraphQLError(message, { source, positions, path, originalError, extensions });
}

const lineEnd = /\r\n|[\n\r]/g;

/** Lines and columns count from 1. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  lineEnd.lastIndex = 0;
  for (let at = 1; at < line && lineEnd.test(text); at += 1) start = lineEnd.lastIndex;
  return start + column - 1;
}
