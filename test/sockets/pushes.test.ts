import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/listen.ts';
import type { Environment } from '../../src/settings.ts';
import { recordedServer } from '../support/recorded-server.ts';
import { sandboxServer } from '../support/sandbox-server.ts';

let url: string;

beforeAll(async () => {
  const { server, close } = await sandboxServer();
  const open = await listen(server, '127.0.0.1', 0);
  url = open.url;
  return async () => {
    await open.drain(0);
    await close();
  };
});

type Body = NonNullable<RequestInit['body']>;
const push = async (body: Body, init: RequestInit = {}, path = '/webhooks/jing/sandbox') =>
  fetch(`${url}${path}`, { method: 'POST', body, ...init });

/** What must come in whatever went wrong before. */
const goes = async () => (await push('{"message_id":"1"}', {}, '/webhooks/wshoto/sandbox')).status;

describe('pushes over a real socket', () => {
  it.for([
    ['no JSON', 400, 'hello'],
    ['nothing', 400, ''],
    ['half a document', 400, '{"mid":59'],
    ['a list', 400, '[{"mid":59}]'],
    ['what is not UTF-8', 400, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['deep nesting', 400, `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
    ['a megabyte of brackets', 400, '['.repeat(1024 * 1024)],
    ['two mebibytes', 413, `{"a":"${'x'.repeat(2 * 1024 * 1024)}"}`],
    ['an unknown type', 200, '{"mid":59,"event_type":"brand_new","extra_data":{}}'],
    ['missing fields', 200, '{}'],
    ['wrong types', 200, '{"mid":[],"event_type":{"a":1},"create_time":"yesterday","extra_data":"x"}'],
    ['fields with the names of every object', 200, '{"constructor":1,"__proto__":{"a":1},"toString":null}'],
  ] as const)('%s is answered with %i', async ([_, status, body]) => {
    const response = await push(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: status === 200 });
    expect(await goes()).toBe(200);
  });

  it('two mebibytes of which the length was not told are answered with 413', async () => {
    const request = httpRequest(`${url}/webhooks/jing/sandbox`, { method: 'POST' });
    request.on('error', () => undefined); // the server need not read on
    request.write(`{"a":"${'x'.repeat(2 ** 20)}`);
    request.end(`${'x'.repeat(2 ** 20)}"}`);
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    request.destroy();
    expect(await goes()).toBe(200);
  });

  it('a compressed body is not unpacked but refused', async () => {
    const response = await push(gzipSync('{"mid":59}'), { headers: { 'content-encoding': 'gzip' } });
    expect(response.status).toBe(400);
  });

  it('a push that breaks off disturbs no other', async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST /webhooks/jing/sandbox HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"mid":');
    expect(await goes()).toBe(200);
    socket.destroy();
    await once(socket, 'close');
    expect(await goes()).toBe(200);
  });

  it.for([
    ['a wrong secret', '/webhooks/jing/wrong', 404],
    ['a vendor that does not push', '/webhooks/kuaishou/sandbox', 404],
    ['an unknown vendor', '/webhooks/acme/sandbox', 404],
    ['no secret', '/webhooks/jing', 404],
    ['a secret that is wrongly encoded', '/webhooks/jing/%E0%A4%A', 404],
  ] as const)('%s is answered with 404', async ([_, path, status]) => {
    expect((await push('{}', {}, path)).status).toBe(status);
  });

  it('what is no POST is answered with 405', async () => {
    const response = await fetch(`${url}/webhooks/jing/sandbox`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

/** A server as in production on a port, which is asked from 127.0.0.1. */
async function guarded(environment: Environment) {
  const { server } = await recordedServer({ JING_WEBHOOK_SECRET: 'secret', ...environment });
  const open = await listen(server, '127.0.0.1', 0);
  onTestFinished(() => open.drain(0));
  return async (forwardedFor?: string) => {
    const headers: Record<string, string> = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
    const response = await fetch(`${open.url}/webhooks/jing/secret`, { method: 'POST', body: '{}', headers });
    return response.status;
  };
}

describe('who pushes over a real socket', () => {
  it('is known by the address of the connection, whatever the header says', async () => {
    const fromHere = await guarded({ JING_WEBHOOK_ADDRESSES: '127.0.0.1' });
    expect([await fromHere(), await fromHere('203.0.113.7')]).toEqual([200, 200]);
    const fromElsewhere = await guarded({ JING_WEBHOOK_ADDRESSES: '203.0.113.0/24' });
    expect([await fromElsewhere(), await fromElsewhere('203.0.113.7')]).toEqual([404, 404]);
  });

  it('is known behind a trusted proxy by what that proxy says', async () => {
    const pushed = await guarded({ JING_WEBHOOK_ADDRESSES: '203.0.113.0/24', TRUSTED_PROXIES: '127.0.0.0/8' });
    expect(await pushed('1.1.1.1, 203.0.113.7')).toBe(200);
    expect(await pushed('203.0.113.7, 1.1.1.1')).toBe(404);
    expect(await pushed()).toBe(404);
  });

  it('is let in so often a minute, and told when to come again', async () => {
    const pushed = await guarded({ JING_WEBHOOK_PER_MINUTE: '2' });
    expect([await pushed(), await pushed(), await pushed()]).toEqual([200, 200, 429]);
  });
});
