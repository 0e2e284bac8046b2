/** Reads a GraphQL subscription over server-sent events; each `next` gives its JSON. Ends when the server does. */
export async function* subscribe(url: string, query: string, signal: AbortSignal): AsyncGenerator {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
    signal,
  });
  if (response.status !== 200 || response.body === null) {
    throw new Error(`The subscription was answered with ${response.status}.`);
  }
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const lines = message.split('\n');
      if (!lines.includes('event: next')) continue;
      yield JSON.parse(lines.find((line) => line.startsWith('data: '))?.slice(6) ?? 'null');
    }
  }
}
