import { expect, it } from 'vitest';
import { listen } from '../../src/listen.ts';
import { ask } from '../support/ask.ts';
import { aSandboxServer } from '../support/sandbox-server.ts';
import { readAll } from '../support/vendor-trouble.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

it('sends a span for each request and each vendor call below it, in the trace of the client, with nothing of what was asked', async ({
  onTestFinished,
}) => {
  const bodies: string[] = [];
  const receiver = await listen(
    (request, response) => {
      const receive = async () => {
        bodies.push(`${request.url} ${await readAll(request)}`);
        response.setHeader('content-type', 'application/json').end('{}');
      };
      void receive();
    },
    '127.0.0.1',
    0,
  );
  onTestFinished(() => receiver.drain(0));
  const { server, close } = await aSandboxServer({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });

  const traceId = 'a'.repeat(32);
  await ask(
    server,
    'query Mine { customers(vendors: [SOBOT], filter: { phone: "+8613800138000" }) { nodes { id } } }',
    {
      headers: { traceparent: `00-${traceId}-${'b'.repeat(16)}-01`, 'x-sandbox': 'sobot=500' },
    },
  );
  await close(); // what is not sent yet is sent

  const text = bodies.join('\n');
  expect(text).toContain('/v1/traces {');
  expect(text).not.toContain('13800138000');
  const spans = bodies.flatMap((body): Span[] =>
    JSON.parse(body.slice(body.indexOf('{'))).resourceSpans.flatMap(
      ({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) => scopeSpans.flatMap((scope) => scope.spans),
    ),
  );
  const mine = spans.filter((span) => span.traceId === traceId);
  const request = mine.find(({ name }) => name === 'graphql Mine');
  expect(request).toMatchObject({ parentSpanId: 'b'.repeat(16) });
  const call = mine.find(({ name }) => name === 'sobot user/list_by_page');
  expect(call).toMatchObject({ parentSpanId: request!.spanId });
  const attributes = Object.fromEntries(call!.attributes.map(({ key, value }) => [key, value.stringValue]));
  expect(attributes).toMatchObject({
    'crm.vendor': 'sobot',
    'crm.endpoint': 'user/list_by_page',
    'error.type': 'UNAVAILABLE',
  });
});

it('takes a traceparent that is none for none', async () => {
  const { server } = await aSandboxServer({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  const { status } = await ask(server, '{ __typename }', { headers: { traceparent: '00-0-0-00' } });
  expect(status).toBe(200);
});
