import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

/** A request as bytes; without `content-length` the body goes in chunks. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request on a connection of its own. */
export async function rawExchange(url: string, { method, path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const request = httpRequest({
    agent: false,
    hostname,
    port,
    method: method ?? 'POST',
    path: path ?? '/graphql',
    headers,
  });
  request.on('error', () => undefined); // an answer may come before all is sent
  request.end(body);
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode, headers: response.headers, body: text };
}
