import { isNestedDeeper, parseLossless } from '../vendors/values/lossless.ts';

const maxBytes = 1024 * 1024;
const maxDepth = 64;

/** A body that is not taken, with the status that says so. Quotes nothing of the body. */
export class UnusableBody extends Error {
  override readonly name = 'UnusableBody';
  readonly status: 400 | 413;

  constructor(status: 400 | 413, message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

const tooLarge = () => new UnusableBody(413, 'A push has at most 1 MiB.');

/** The body as text. Stops reading as soon as it is too large. Throws `UnusableBody`. */
export async function readPushText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // No `for await`: leaving one ends the connection, and the sender would never hear why.
  const incoming = request.body?.[Symbol.asyncIterator]();
  for (let chunk = await next(incoming); chunk !== null; chunk = await next(incoming)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new UnusableBody(400, 'The push is not UTF-8.', cause);
  }
}

async function next(incoming: AsyncIterator<Uint8Array> | undefined): Promise<Uint8Array | null> {
  try {
    const step = await incoming?.next();
    return step === undefined || step.done === true ? null : step.value;
  } catch (cause) {
    throw new UnusableBody(400, 'The push broke off.', cause);
  }
}

/** A JSON object with every digit kept. Throws `UnusableBody`. */
export function parsePushBody(text: string): Readonly<Record<string, unknown>> {
  // Before parsing: a megabyte of brackets would keep the parser busy for long.
  if (isNestedDeeper(text, maxDepth)) throw new UnusableBody(400, `A push is nested at most ${maxDepth} deep.`);
  const value = parsed(text);
  if (!isObject(value)) throw new UnusableBody(400, 'A push is a JSON object.');
  return value;
}

function parsed(text: string): unknown {
  try {
    return parseLossless(text);
  } catch (cause) {
    throw new UnusableBody(400, 'The push is not JSON.', cause);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
