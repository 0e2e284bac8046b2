import { Readable } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { eventIds } from './event-ids.ts';

// Proxies between us and a client let go of a line that is silent for 15 s or more.
const usualKeepAliveMs = 10_000;
const retryMs = 2000;

/**
 * Streams answers as server-sent events, in the words of the GraphQL over SSE protocol. Each is asked for when the
 * client has taken the one before; one timer for all streams says that they live.
 */
export function useEventStreams(keepAliveMs = usualKeepAliveMs): Plugin {
  const streams = new Set<EventStream>();
  let beating: NodeJS.Timeout | undefined;

  const open = (stream: EventStream): void => {
    streams.add(stream);
    beating ??= setInterval(() => streams.forEach((one) => one.beat()), keepAliveMs).unref();
    stream.once('close', () => {
      streams.delete(stream);
      if (streams.size > 0) return;
      clearInterval(beating);
      beating = undefined;
    });
  };

  return {
    onResultProcess({ result, resultProcessor, setResultProcessor }) {
      // Yoga has seen whether the client accepts a stream.
      if (Array.isArray(result) || !(Symbol.asyncIterator in result) || resultProcessor === undefined) return;
      setResultProcessor((_result, { Response, ReadableStream }) => {
        const stream = new EventStream(result[Symbol.asyncIterator]());
        open(stream);
        return new Response(new ReadableStream(stream as never), { headers });
      }, 'text/event-stream');
    },
  };
}

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  // Asks proxies not to collect what should arrive at once.
  'x-accel-buffering': 'no',
};

/** One answer after the other, as its reader takes them. */
class EventStream extends Readable {
  readonly #answers: AsyncIterator<ExecutionResult>;
  #isAsking = false;

  constructor(answers: AsyncIterator<ExecutionResult>) {
    super({ highWaterMark: 16_384 });
    this.#answers = answers;
    // Browsers wait for the first byte before they believe that a stream is open.
    this.push(`retry: ${retryMs}\n:\n\n`);
  }

  override _read(): void {
    // Node asks again after whatever is pushed, `beat` included: answers asked for side by side would change places.
    if (!this.#isAsking) void this.#next();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    void this.#leave();
    done(error);
  }

  /** Says that the stream lives, unless there is something on the way that says so. */
  beat(): void {
    if (this.readableLength === 0 && !this.readableEnded && !this.destroyed) this.push(':\n\n');
  }

  async #next(): Promise<void> {
    this.#isAsking = true;
    try {
      const { done, value } = await this.#answers.next();
      this.#isAsking = false;
      if (this.destroyed) return;
      this.push(done === true ? 'event: complete\ndata:\n\n' : eventOf(value));
      if (done === true) this.push(null);
    } catch (error) {
      this.destroy(error instanceof Error ? error : undefined);
    }
  }

  async #leave(): Promise<void> {
    await this.#answers.return?.().catch(() => undefined);
  }
}

function eventOf(answer: ExecutionResult): string {
  const id = eventIds.get(answer);
  return `event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(answer)}\n\n`;
}
