import { Agent, request } from 'node:http';
import { onTestFinished } from 'vitest';

/** An answer as it came. */
export interface PlainAnswer {
  readonly status: number;
  readonly connection: string | undefined;
  readonly text: string;
}

/** A client with one connection, which it keeps: of several workers it stays with one. */
export interface OneConnection {
  get(path: string): Promise<PlainAnswer>;
  post(path: string, body: string): Promise<PlainAnswer>;
  close(): void;
}

/** Opens it with the first question. An answer that bears `connection: close` is the last one over it; the next question opens another. */
export function oneConnection(url: string): OneConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const send = (path: string, method: string, body?: string) =>
    new Promise<PlainAnswer>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const asking = request(`${url}${path}`, { agent, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('error', reject).once('end', () => {
          const { connection } = response.headers;
          resolve({ status: response.statusCode ?? 0, connection, text });
        });
      });
      asking.once('error', reject).end(body);
    });
  return {
    get: (path) => send(path, 'GET'),
    post: (path, body) => send(path, 'POST', body),
    close: () => agent.destroy(),
  };
}
