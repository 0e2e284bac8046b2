import { get } from 'node:http';
import { Agent, request } from 'undici';

/** An answer to a GraphQL question. */
export interface Answered {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever asked says what they expect of it
  readonly body: any;
}

/** A client of all servers, each in its turn, over connections that are kept. */
export interface Client {
  ask(query: string, variables?: object, signal?: AbortSignal): Promise<Answered>;
  /** Sends a body as it is; gives the HTTP status. */
  post(path: string, body: string): Promise<number>;
  /** The answers of a subscription as text, over a connection of its own, which is cut when nobody reads on. */
  subscribe(query: string, signal: AbortSignal): AsyncGenerator<string>;
  close(): Promise<void>;
}

const headers = { 'content-type': 'application/json' };

export function clientOf(urls: readonly string[]): Client {
  const agent = new Agent({ connections: 64, pipelining: 1, keepAliveMaxTimeout: 2000 });
  let turn = 0;
  const next = (): string => urls[turn++ % urls.length]!;
  return {
    async ask(query, variables, signal) {
      const body = JSON.stringify({ query, variables });
      const sent = await request(`${next()}/graphql`, { method: 'POST', headers, body, dispatcher: agent, signal });
      return { status: sent.statusCode, body: await sent.body.json() };
    },
    async post(path, body) {
      const sent = await request(`${next()}${path}`, { method: 'POST', headers, body, dispatcher: agent });
      await sent.body.dump();
      return sent.statusCode;
    },
    subscribe: (query, signal) => events(`${next()}/graphql?query=${encodeURIComponent(query)}`, signal),
    close: () => agent.destroy(),
  };
}

async function* events(url: string, signal: AbortSignal): AsyncGenerator<string> {
  const asked = get(url, { agent: false, signal, headers: { accept: 'text/event-stream' } });
  try {
    const response = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      asked.once('response', resolve).once('error', reject);
    });
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) {
      const blocks = `${text}${String(chunk)}`.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^event: next$[^]*^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) yield data;
      }
    }
  } finally {
    asked.destroy();
  }
}
