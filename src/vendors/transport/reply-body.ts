import { parseLossless } from '../values/lossless.ts';
import { Refusal } from '../vendor-error.ts';
import { networkCode } from './network-problem.ts';

/** The longest reply that is read, in bytes. */
export const maxBytes = 16 * 1024 * 1024;

const decoder = new TextDecoder();

/** What a 2xx reply holds, and how long its JSON was. */
export interface ReplyBody {
  readonly body: unknown;
  readonly bytes: number;
}

/** The JSON of a 2xx reply as it comes. Throws a `Refusal` if it is cut short, too large or no JSON. */
export const readReplyBody = async (reply: Response): Promise<ReplyBody> => readWhole(await readBytes(reply));

/** The same of one that has come whole. */
export function readWhole(bytes: Uint8Array): ReplyBody {
  const text = decoder.decode(bytes);
  if (text.trim() === '') throw badReply('The reply is empty.');
  try {
    return { body: parseLossless(text), bytes: bytes.byteLength };
  } catch {
    // The parser's own message quotes the reply, so it goes no further.
    throw badReply(/^\s*</.test(text) ? 'The reply is a web page, not JSON.' : 'The reply is not JSON.');
  }
}

async function readBytes(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(response)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const promised = response.headers.get('content-length');
  if (promised !== null && !response.headers.has('content-encoding') && size < Number(promised)) throw cutShort();
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

/** Cancels the body when its reader stops early. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw cutShort(error);
      });
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** It broke off in the middle. */
export const cutShort = (cause?: unknown): Refusal =>
  new Refusal({
    kind: 'BAD_REPLY',
    message: 'The reply broke off.',
    vendorCode: networkCode(cause),
    cause: networkCode(cause) === undefined ? undefined : cause,
  });

/** It is longer than anybody asked for. */
export const tooLarge = (): Refusal => badReply('The reply is larger than 16 MiB.');

const badReply = (message: string) => new Refusal({ kind: 'BAD_REPLY', message });
