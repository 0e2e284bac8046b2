import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AnswerPlainPost } from './answer-plain-posts.ts';
import { answerTypeOf, type AnswerType, type PlainAnswer } from './plain-post.ts';

const mostBytes = 1_048_576;

/** Takes plain posts from `node:http`; all else is given on. */
export function plainPostsOverNode(answer: AnswerPlainPost, giveOn: RequestListener): RequestListener {
  async function take(request: IncomingMessage, response: ServerResponse, mediaType: AnswerType): Promise<void> {
    const text = await textOf(request);
    if (text === null) return;
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const peer = request.socket.remoteAddress ?? null;
    const answering = answer({ headers: headersOf(request), signal: gone.signal, text, peer, mediaType });
    if (answering === null) giveOn(Object.assign(request, { body: text }), response);
    else write(await answering, response);
  }

  return (request, response) => {
    const mediaType = answerTypeOf(request.method, request.url, headersOf(request));
    if (mediaType === null || !hasFittingBody(request)) giveOn(request, response);
    else {
      take(request, response, mediaType).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    }
  };
}

const hasFittingBody = ({ headers }: IncomingMessage): boolean => {
  const length = Number(headers['content-length']);
  return length >= 1 && length <= mostBytes;
};

const headersOf = ({ headers }: IncomingMessage) => ({
  get(name: string): string | null {
    const value = headers[name];
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  },
});

/** Null: the client left before it had said all. */
function textOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString()));
    request.on('close', () => resolve(null)); // after the end too, when that says nothing more
  });
}

function write({ status, headers, body }: PlainAnswer, response: ServerResponse): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
}
