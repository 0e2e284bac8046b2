import type { Server } from '../../src/server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  readonly body: any;
}

/** Asks a GraphQL question as a client does, without a port. */
export async function ask(
  server: Server,
  query: string,
  options: { readonly variables?: object; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const { variables, headers } = options;
  return answerOf(
    await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    }),
  );
}

export const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: response.headers,
  body: await response.json(),
});
