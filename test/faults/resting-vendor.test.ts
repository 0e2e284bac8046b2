import { expect, it } from 'vitest';
import { badServer, reply } from './bad-server.ts';
import { aCall, httpTo, outcomeOf, request } from './vendor-on-network.ts';

it('rests a vendor after five failures, and is well again within two seconds of its recovery', async () => {
  const server = await badServer((socket) => void socket.write(reply('', { status: 500 })));
  const http = httpTo(server.url);
  for (let n = 0; n < 5; n++) {
    expect(await outcomeOf(http.read(request, aCall()))).toMatchObject({ vendorCode: 'HTTP 500' });
  }
  const resting = await outcomeOf(http.read(request, aCall()));
  expect(resting).toMatchObject({ kind: 'UNAVAILABLE', vendorCode: undefined });
  expect(resting.retryAfterMs).toBeLessThanOrEqual(1000);
  expect(server.requests).toHaveLength(5);
  expect(http.health().state).toBe('DOWN');

  server.answer = (socket) => void socket.write(reply('[]'));
  const recoveredAt = performance.now();
  await expect
    .poll(() => http.read(request, aCall()).catch(() => undefined), { timeout: 2000 })
    .toMatchObject({ body: [] });
  expect(performance.now() - recoveredAt).toBeLessThan(2000);
  expect(http.health().state).toBe('UP');
});

it('tells what happened to a call, though its vendor has come to rest before it could be tried once more', async () => {
  const server = await badServer((socket) => socket.resetAndDestroy());
  const http = httpTo(server.url);
  const codes: unknown[] = [];
  for (const n of [1, 2, 3, 4, 5]) {
    const { vendorCode } = await outcomeOf(http.read({ ...request, query: { n: String(n) } }, aCall()));
    codes.push(vendorCode);
  }
  expect(codes).toEqual(Array(5).fill('ECONNRESET'));
  expect(server.requests).toHaveLength(4 * 2 + 1);
});

it('takes calls that fail together for one failure, and goes on asking', async () => {
  const server = await badServer((socket) => socket.resetAndDestroy());
  const http = httpTo(server.url);
  await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) => outcomeOf(http.read({ ...request, query: { n: String(n) } }, aCall()))),
  );
  server.answer = (socket) => void socket.write(reply('[]'));
  expect((await http.read(request, aCall())).body).toEqual([]);
});

it('tries a resting vendor every second, even while an earlier try still hangs', async () => {
  let skew = 0;
  const clock = { now: () => Date.now() + skew };
  const server = await badServer(() => undefined);
  const http = httpTo(server.url, { clock });
  const read = (n: number) =>
    http.read({ ...request, query: { n: String(n) } }, { ...aCall(), deadline: clock.now() + 300 });
  await Promise.all([1, 2, 3, 4, 5].map((n) => outcomeOf(read(n))));
  skew += 1000;
  const probe = outcomeOf(read(6));
  expect(await outcomeOf(read(7))).toMatchObject({ kind: 'UNAVAILABLE' });
  await expect.poll(() => server.requests.length, { interval: 5 }).toBe(6);

  server.answer = (socket) => void socket.write(reply('[]'));
  skew += 1000;
  expect((await read(8)).body).toEqual([]);
  expect((await read(9)).body).toEqual([]);
  expect(await probe).toMatchObject({ kind: 'TIMEOUT' });
});
