import type { IncomingMessage, ServerResponse } from 'node:http';

/** How a vendor words troubles of its own. */
export type Words = Readonly<Record<'token-expired' | 'rate-limited' | 'unknown-code' | 'wrong-shape', () => Response>>;

const hugeBytes = 200 * 1024 * 1024;

type Play = (outgoing: ServerResponse) => void;

const send =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Play =>
  (outgoing) =>
    void outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const html = { 'content-type': 'text/html' };

/** Trouble on the wire, the same at every vendor. */
const plays: Readonly<Record<string, Play>> = {
  reset: ({ socket }) => void socket?.resetAndDestroy(),
  hang: () => undefined,
  '500': send(500, '{"error":"internal"}'),
  '502-html': send(502, '<html><body><h1>502 Bad Gateway</h1></body></html>', html),
  '429': send(429, '{}'),
  '429-retry-after': send(429, '{}', { 'retry-after': '7' }),
  truncated(outgoing) {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '20000' });
    outgoing.write('{"code":0,"ret_code":"000000","data":{"records":[{"id":12', () => outgoing.socket?.destroy());
  },
  empty: send(200, ''),
  null: send(200, 'null'),
  garbage: send(200, '\u0000\u0007 this is not what you want }{'),
  html: send(200, '<html><body>Please log in</body></html>', html),
  huge(outgoing) {
    const chunk = Buffer.from('[1,2,3,4,5,6,7],'.repeat(4096));
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    let left = hugeBytes;
    const pour = () => {
      while (left > 0 && !outgoing.destroyed) {
        left -= chunk.byteLength;
        if (!outgoing.write(chunk)) return;
      }
      outgoing.end();
    };
    outgoing.on('drain', pour);
    pour();
  },
};

/** Answers one call with trouble. */
export async function speak(trouble: string, words: Words, outgoing: ServerResponse): Promise<void> {
  if (Object.hasOwn(words, trouble)) return replyWith(words[trouble as keyof Words](), outgoing);
  const play = plays[trouble];
  if (play === undefined) throw new Error(`No such trouble: ${trouble}`);
  play(outgoing);
}

export async function replyWith(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

export async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString();
}
