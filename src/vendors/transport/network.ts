import { Agent, type Dispatcher } from 'undici';
import type { Collected, OutsideFetch, Sent } from './outside.ts';
import { cutShort, maxBytes, tooLarge } from './reply-body.ts';

/** The network, over keep-alive connections of its own: no proxy of the environment, no redirects, no cookies. */
export interface Network {
  readonly fetch: OutsideFetch;
  close(): Promise<void>;
}

/** At most `connections` connections to each host. */
export function createNetwork({
  connections,
  connectTimeoutMs,
}: {
  readonly connections: number;
  readonly connectTimeoutMs: number;
}): Network {
  // HTTP/1.1: one call a connection, so that the cap bounds both and a call given up ends with its connection.
  const agent = new Agent({ connections, allowH2: false, connect: { timeout: connectTimeoutMs } });
  // Straight to undici's dispatcher: streams, and a fetch on top of it, take twice the time for nothing we need.
  const fetch = ({ url }: Request, { method, headers, body, signal }: Sent) =>
    new Promise<Collected>((resolve, reject) => {
      signal.throwIfAborted();
      agent.dispatch({ ...placeOf(url), method, headers, body }, new Collector(signal, resolve, reject));
    });
  return {
    fetch: Object.assign(fetch, { takesWhatIsSent: true } as const),
    close: () => agent.destroy(),
  };
}

/** Takes a reply as it comes. */
class Collector implements Dispatcher.DispatchHandler {
  readonly #signal: Sent['signal'];
  readonly #resolve: (reply: Collected) => void;
  readonly #reject: (error: unknown) => void;
  readonly #chunks: Buffer[] = [];
  #head: Omit<Collected, 'whole'> | null = null;
  #size = 0;
  #controller: Dispatcher.DispatchController | null = null;
  readonly #giveUp = (): void => {
    this.#reject(this.#signal.reason); // at once, even where the request has not begun yet
    this.#controller?.abort(asError(this.#signal.reason));
  };

  constructor(signal: Sent['signal'], resolve: (reply: Collected) => void, reject: (error: unknown) => void) {
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal.addEventListener('abort', this.#giveUp, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) this.#giveUp();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    if (status < 200) return; // the reply itself is still to come
    this.#head = { status, headers: { get: (name) => valueOf(headers[name]) } };
    if (status < 300) return;
    this.#end({ ...this.#head, whole: nothing });
    controller.abort(new Error('Of this reply only the head is wanted.'));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.byteLength;
    if (this.#size <= maxBytes) this.#chunks.push(chunk);
    else controller.abort(tooLarge());
  }

  onResponseEnd(): void {
    if (this.#head !== null) this.#end({ ...this.#head, whole: joined(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#leave();
    const isOurs = this.#size > maxBytes || this.#signal.aborted;
    this.#reject(this.#head === null || isOurs ? error : cutShort(error));
  }

  #end(reply: Collected): void {
    this.#leave();
    this.#resolve(reply);
  }

  #leave(): void {
    this.#signal.removeEventListener('abort', this.#giveUp);
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Of an address as a `Request` gives it: whole, in its normal form. A fragment is not sent. */
function placeOf(url: string): { readonly origin: string; readonly path: string } {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const fragment = url.indexOf('#', start);
  return { origin: url.slice(0, start), path: fragment === -1 ? url.slice(start) : url.slice(start, fragment) };
}

const nothing = new Uint8Array();
const joined = (chunks: readonly Buffer[]): Uint8Array => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
const valueOf = (value: string | string[] | undefined): string | null =>
  value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error('The call was given up.', { cause: reason });
