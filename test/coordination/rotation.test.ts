// Kuaishou's refresh rotates its refresh token: processes are killed at every step of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pushStores } from '../pushes/push-stores.ts';
import { aFolder } from '../pushes/a-folder.ts';
import { ask } from '../support/ask.ts';
import { canRunRedis, ownRedis } from '../support/own-redis.ts';
import { serverOverPorts } from '../support/server-over-ports.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

const script = new URL('dies-while-renewing.ts', import.meta.url).pathname;
const refresh = '/oauth2/authorize/refresh_token';

/** A process that dies at a step, and the way to ask another one over the same store afterwards. */
async function afterDeath(step: string, stored: Readonly<Record<string, string>>) {
  const vendor = await vendorOnPort('kuaishou');
  onTestFinished(vendor.close);
  const environment = {
    DATA_DIR: aFolder(),
    VENDOR_TIMEOUT_MS: '1500',
    REQUEST_BUDGET_MS: '15000',
    ...stored,
    ...(canRunRedis ? { REDIS_URL: (await ownRedis()).url } : {}),
  };
  const child = spawn(process.execPath, [script, step], {
    env: { PATH: process.env['PATH'], ...vendor.env, ...environment },
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  const read = async (more: Readonly<Record<string, string>> = {}) => {
    const { server, close } = await serverOverPorts([vendor], { ...environment, ...more });
    onTestFinished(close);
    const question = '{ leads(vendors: [KUAISHOU], first: 5) { nodes { id } sources { status error { message } } } }';
    const { nodes, sources } = (await ask(server, question)).body.data.leads;
    return { status: sources[0].status, rows: nodes.length, said: sources[0].error?.message ?? '' };
  };
  return { read, refreshes: () => vendor.calls.get(refresh) ?? 0 };
}

const well = { status: 'OK', rows: 5 };

describe.each(pushStores)('a process over $name that dies while it renews a rotating token', ({ place }) => {
  it.each([
    ['before the call', 1],
    ['after it was kept', 2],
    ['before the others are told', 2],
    ['before the lease is given back', 1],
  ] as const)('%s leaves the others all they need', { timeout: 60_000 }, async (step, refreshes) => {
    const after = await afterDeath(step, await place());
    expect(await after.read()).toMatchObject(well);
    expect(after.refreshes()).toBe(refreshes);
  });

  it(
    'after the vendor has rotated it loses the token, which the others say until an operator has authorised the app anew',
    { timeout: 60_000 },
    async () => {
      const after = await afterDeath('after the vendor rotated', await place());
      const lost = await after.read();
      expect(lost).toMatchObject({ status: 'UNAUTHORIZED', rows: 0 });
      expect(lost.said).toContain('authorise the app again and set KUAISHOU_REFRESH_TOKEN');
      expect(await after.read({ KUAISHOU_REFRESH_TOKEN: 'sandbox-refresh-1' })).toMatchObject(well);
      expect(await after.read()).toMatchObject(well);
    },
  );
});
