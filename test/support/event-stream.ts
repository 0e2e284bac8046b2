import { onTestFinished } from 'vitest';

/** An event as it came: its name, its id, and its data as JSON. */
export interface ServerSentEvent {
  readonly event: string;
  readonly id: string | null;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  readonly data: any;
}

/** A stream that is open. */
export interface OpenStream {
  readonly response: Response;
  /** The next event, passing what only says that the stream lives; null at the end. */
  next(): Promise<ServerSentEvent | null>;
  /** The next so many. */
  take(count: number): Promise<ServerSentEvent[]>;
  /** The next block of lines as it came, also if it only says that the stream lives. */
  block(): Promise<string | null>;
  leave(): void;
}

/** Subscribes as a browser or a program does, by POST, or by GET as EventSource. */
export async function openStream(
  url: string,
  query: string,
  {
    variables,
    headers = {},
    isGet = false,
  }: { variables?: object; headers?: Record<string, string>; isGet?: boolean } = {},
): Promise<OpenStream> {
  const client = new AbortController();
  onTestFinished(() => client.abort());
  const accept = { accept: 'text/event-stream', ...headers };
  const response = isGet
    ? await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: accept, signal: client.signal })
    : await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...accept },
        body: JSON.stringify({ query, variables }),
        signal: client.signal,
      });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  const block = async (): Promise<string | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end !== -1) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
    }
  };
  const next = async (): Promise<ServerSentEvent | null> => {
    for (let lines = await block(); lines !== null; lines = await block()) {
      const event = /^event: (.*)$/m.exec(lines)?.[1];
      if (event === undefined) continue;
      const data = /^data: (.*)$/m.exec(lines)?.[1] ?? '';
      return { event, id: /^id: (.*)$/m.exec(lines)?.[1] ?? null, data: data === '' ? null : JSON.parse(data) };
    }
    return null;
  };
  const take = async (count: number): Promise<ServerSentEvent[]> => {
    const events: ServerSentEvent[] = [];
    while (events.length < count) {
      const event = await next();
      if (event === null) break;
      events.push(event);
    }
    return events;
  };
  return { response, next, take, block, leave: () => client.abort() };
}
