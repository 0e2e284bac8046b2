import { expect, it } from 'vitest';
import { startBudget, startEventBudget } from '../../src/edge/budget.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { badServer, reply } from './bad-server.ts';
import { httpTo, outcomeOf, request } from './vendor-on-network.ts';

/** Nothing of this process runs for so long, as on a machine that is paused. */
const stall = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const neverGone = new AbortController().signal;
const patient = () => startBudget(neverGone, 10_000, systemClock);

/** Has answered when this process stops, for longer than anybody waits. */
const vendorBeforeAStall = () =>
  badServer((socket) => {
    socket.write(reply('{"id":7}'));
    stall(400);
  });

it('takes an answer that came while this process did not run', async () => {
  const http = httpTo((await vendorBeforeAStall()).url, { timeoutMs: 200 });
  expect((await http.read(request, patient())).body).toEqual({ id: 7 });
  expect(http.health().lastFailureAt).toBeNull();
});

it('knows what became of a write that was answered while this process did not run', async () => {
  const http = httpTo((await vendorBeforeAStall()).url, { timeoutMs: 200 });
  expect((await http.send({ ...request, method: 'POST', body: '{}' }, patient())).body).toEqual({ id: 7 });
});

it.each([
  ['a plain post', () => startEventBudget(neverGone, 200, systemClock)],
  ['any other request', () => startBudget(neverGone, 200, systemClock)],
])('the budget of %s ends after a last look', async (_name, start) => {
  const http = httpTo((await vendorBeforeAStall()).url, { timeoutMs: 10_000 });
  expect((await http.read(request, start())).body).toEqual({ id: 7 });
});

it('still gives up a vendor that has not answered when this process runs again', async () => {
  const server = await badServer(() => void stall(400));
  const outcome = await outcomeOf(httpTo(server.url, { timeoutMs: 200 }).read(request, patient()));
  expect(outcome).toMatchObject({ kind: 'TIMEOUT' });
  expect(outcome.ms).toBeLessThan(2000);
});
