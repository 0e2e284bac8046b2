import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { createNetwork } from '../../src/vendors/transport/network.ts';
import { badServer, closedPort, reply } from './bad-server.ts';
import { aCall, httpTo, outcomeOf, request, withinBudget } from './vendor-on-network.ts';

it('reads JSON over connections that are kept', async () => {
  const server = await badServer((socket) => void socket.write(reply('{"id":1254676189925432389}')));
  const http = httpTo(server.url);
  expect((await http.read(request, aCall())).body).toEqual({ id: '1254676189925432389' });
  await http.send({ ...request, method: 'POST', body: '{"id":1254676189925432389}' }, aCall());
  expect(server.requests).toEqual([
    'GET /api/clues?access_token=s3cret HTTP/1.1',
    'POST /api/clues?access_token=s3cret HTTP/1.1',
  ]);
  expect(server.open.most).toBeLessThanOrEqual(2);
});

it('finds a refused connection unavailable, after one more try', async () => {
  const outcome = await outcomeOf(httpTo(`http://127.0.0.1:${await closedPort()}`).read(request, aCall()));
  expect(outcome).toMatchObject({ kind: 'UNAVAILABLE', vendorCode: 'ECONNREFUSED', ms: withinBudget });
});

it('tries a read once more after a reset, and a write never', async () => {
  const server = await badServer((socket) => socket.resetAndDestroy());
  const http = httpTo(server.url);
  expect(await outcomeOf(http.read(request, aCall()))).toMatchObject({ kind: 'UNAVAILABLE', vendorCode: 'ECONNRESET' });
  expect(server.requests).toHaveLength(2);
  expect(await outcomeOf(http.send(request, aCall()))).toMatchObject({ kind: 'UNAVAILABLE' });
  expect(server.requests).toHaveLength(3);
});

it('heals a single reset without a word', async () => {
  const server = await badServer((socket) => {
    if (server.requests.length === 1) socket.resetAndDestroy();
    else socket.write(reply('[]'));
  });
  expect((await httpTo(server.url).read(request, aCall())).body).toEqual([]);
});

it('takes a connection that the server closed between calls for no trouble', async () => {
  const server = await badServer((socket) => void socket.write(reply('[]'), () => setTimeout(() => socket.end(), 5)));
  const http = httpTo(server.url);
  await http.read(request, aCall());
  await wait(30);
  expect((await http.read(request, aCall())).body).toEqual([]);
  expect(server.requests).toHaveLength(2);
});

it('gives a call up as soon as it is told to, also one that still waits for a connection', async () => {
  const server = await badServer(() => undefined);
  const network = createNetwork({ connections: 1, connectTimeoutMs: 300 });
  onTestFinished(() => network.close());
  const [first, second] = [new AbortController(), new AbortController()];
  const [hanging, waiting] = [first, second].map(({ signal }) =>
    network.fetch(new Request(server.url), { method: 'GET', headers: {}, body: undefined, signal }),
  );
  await expect.poll(() => server.requests.length).toBe(1);
  second.abort(new Error('The second is given up.'));
  await expect(waiting).rejects.toThrow('The second is given up.');
  first.abort(new Error('The first is given up.'));
  await expect(hanging).rejects.toThrow('The first is given up.');
  expect(server.requests).toHaveLength(1);
});

it('calls a reply that breaks off after its headers a bad reply', async () => {
  const server = await badServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":', () =>
      setTimeout(() => socket.resetAndDestroy(), 20),
    );
  });
  expect(await outcomeOf(httpTo(server.url).read(request, aCall()))).toMatchObject({
    kind: 'BAD_REPLY',
    message: 'The reply broke off.',
    ms: withinBudget,
  });
  expect(server.requests).toHaveLength(1);
});

it('calls half a body and a chunked body without an end a bad reply', async () => {
  const half = await badServer((socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":1}'));
  expect(await outcomeOf(httpTo(half.url).read(request, aCall()))).toMatchObject({ kind: 'BAD_REPLY' });
  const chunked = await badServer(
    (socket) => void socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n'),
  );
  expect(await outcomeOf(httpTo(chunked.url).read(request, aCall()))).toMatchObject({ kind: 'BAD_REPLY' });
});

it('ends a call that hangs, or drips, with its budget, and gives the connection up', async () => {
  const hanging = await badServer(() => undefined);
  expect(await outcomeOf(httpTo(hanging.url).read(request, aCall(200)))).toMatchObject({
    kind: 'TIMEOUT',
    ms: withinBudget,
  });
  const dripping = await badServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
    const drip = setInterval(() => socket.write(' '), 20);
    socket.on('close', () => clearInterval(drip));
  });
  expect(await outcomeOf(httpTo(dripping.url).read(request, aCall(200)))).toMatchObject({
    kind: 'TIMEOUT',
    ms: withinBudget,
  });
  await expect.poll(() => [hanging.open.now, dripping.open.now]).toEqual([0, 0]);
});

it('gives a dripping connection up even if garbage was collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage !== 'function') throw new Error('No garbage collector at hand.');
  const server = await badServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
  });
  const waiting = outcomeOf(httpTo(server.url).read(request, aCall(200)));
  for (let n = 0; n < 5; n++) {
    await wait(20);
    collectGarbage();
  }
  expect(await waiting).toMatchObject({ kind: 'TIMEOUT' });
  await expect.poll(() => server.open.now).toBe(0);
});

it('stops reading at 16 MiB', async () => {
  const chunk = ' '.repeat(1024 * 1024);
  const server = await badServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${200 * chunk.length}\r\n\r\n`);
    const pour = () => {
      while (!socket.destroyed && server.sent() < 200 * chunk.length && socket.write(chunk));
    };
    socket.on('drain', pour);
    pour();
  });
  const outcome = await outcomeOf(httpTo(server.url, { timeoutMs: 3000 }).read(request, aCall(3000)));
  expect(outcome).toMatchObject({ kind: 'BAD_REPLY', message: 'The reply is larger than 16 MiB.' });
  await expect.poll(() => server.open.now).toBe(0);
  expect(server.sent()).toBeLessThan(40 * 1024 * 1024);
});

it.each([
  [
    'HTML with 502',
    reply('<html>', { status: 502, type: 'text/html' }),
    { kind: 'UNAVAILABLE', vendorCode: 'HTTP 502' },
  ],
  [
    'HTML with 200',
    reply('<html>', { type: 'text/html' }),
    { kind: 'BAD_REPLY', message: 'The reply is a web page, not JSON.' },
  ],
  ['nothing with 200', reply(''), { kind: 'BAD_REPLY', message: 'The reply is empty.' }],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', { kind: 'BAD_REPLY', message: 'The reply is empty.' }],
  ['garbage', reply('{"a":}'), { kind: 'BAD_REPLY', message: 'The reply is not JSON.' }],
  ['what is no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', { kind: 'BAD_REPLY', message: 'The reply is no HTTP.' }],
  ['404', reply('{}', { status: 404 }), { kind: 'BAD_REPLY', vendorCode: 'HTTP 404' }],
  ['401', reply('{}', { status: 401 }), { kind: 'UNAUTHORIZED', vendorCode: 'HTTP 401' }],
])('names the trouble with %s', async (_what, text, expected) => {
  const server = await badServer((socket) => void socket.write(text));
  expect(await outcomeOf(httpTo(server.url).read(request, aCall()))).toMatchObject({ ...expected, ms: withinBudget });
});

it('waits out a Retry-After that fits the budget, once, and else hands it on', async () => {
  const server = await badServer((socket) => {
    const isFirst = server.requests.length === 1;
    socket.write(isFirst ? reply('{}', { status: 429, extra: 'retry-after: 0\r\n' }) : reply('[]'));
  });
  expect((await httpTo(server.url).read(request, aCall())).body).toEqual([]);
  const strict = await badServer(
    (socket) => void socket.write(reply('', { status: 429, extra: 'retry-after: 7\r\n' })),
  );
  const outcome = await outcomeOf(httpTo(strict.url).read(request, aCall()));
  expect(outcome).toMatchObject({ kind: 'RATE_LIMITED', vendorCode: 'HTTP 429', retryAfterMs: 7000 });
  expect(strict.requests).toHaveLength(1);
});

it('does not follow a redirect to another host', async () => {
  const other = await badServer((socket) => void socket.write(reply('[]')));
  const server = await badServer(
    (socket) => void socket.write(reply('', { status: 302, extra: `location: ${other.url}/clues\r\n` })),
  );
  const outcome = await outcomeOf(httpTo(server.url).read(request, aCall()));
  expect(outcome).toMatchObject({ kind: 'BAD_REPLY', vendorCode: 'HTTP 302' });
  expect(other.requests).toEqual([]);
});

it('lets 40 readers on a black hole hold no more connections than the cap', async () => {
  const server = await badServer(() => undefined);
  const http = httpTo(server.url, { concurrency: 4 });
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => outcomeOf(http.read({ ...request, query: { n: String(n) } }, aCall()))),
  );
  expect(outcomes.filter(({ kind, ms }) => kind !== 'TIMEOUT' || ms > 600)).toEqual([]);
  expect(server.open.most).toBeLessThanOrEqual(4);
  await expect.poll(() => server.open.now).toBe(0);
});
