import { jing } from '../../src/vendors/jing/adapter.ts';
import { connectInspector, type Inspector } from '../speed/inspector.ts';
import { start, variants, type Running } from '../speed/variants.ts';
import type { Vendors, VendorsProcess } from '../speed/vendors.ts';

/** Ours over vendors of its own. */
export interface AServer {
  readonly running: Running;
  readonly vendors: Vendors;
}

/** Rows in each list of its vendors. */
export const rowsOfLists = 10_000;

/** As in production; the vendors with long lists, Jing with its sandbox's pushes. */
export async function aServer(
  vendorsProcess: VendorsProcess,
  env: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<AServer> {
  const ours = variants.find(({ name }) => name === 'ours')!;
  const vendors = await vendorsProcess.open(rowsOfLists);
  const played = jing.sandbox({ now: Date.now });
  const running = await start(
    { ...ours, env: { ...ours.env, ...env }, nodeOptions },
    { ...vendors.env, ...played.env },
  );
  const door = new URL(`/webhooks/jing/${played.env['JING_WEBHOOK_SECRET']}`, running.url);
  for (const push of played.pushes ?? []) {
    const headers = { 'content-type': 'application/json' };
    const { ok } = await fetch(door, { method: 'POST', headers, body: JSON.stringify(push) });
    if (!ok) throw new Error('A push was refused.');
  }
  return { running, vendors };
}

/** The same, open to a debugger. */
export async function aServerToLookInto(vendorsProcess: VendorsProcess): Promise<AServer & { inspector: Inspector }> {
  const server = await aServer(vendorsProcess, {}, ['--inspect=127.0.0.1:0']);
  const { inspectorUrl } = server.running;
  if (inspectorUrl === null) throw new Error('The server has no inspector.');
  return { ...server, inspector: await connectInspector(inspectorUrl) };
}
