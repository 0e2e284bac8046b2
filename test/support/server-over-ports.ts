import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../src/assemble.ts';
import { readConfiguration } from '../../src/configuration.ts';
import { createLog } from '../../src/log.ts';
import type { Environment } from '../../src/settings.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { jing } from '../../src/vendors/jing/adapter.ts';
import type { VendorOnPort } from './vendor-on-port.ts';
import { fastPath } from './fast-path.ts';

/** The real server over vendors on ports, Jing by its sandbox's pushes; all it wrote stands in `log`. */
export async function serverOverPorts(vendors: readonly VendorOnPort[], environment: Environment = {}) {
  const played = jing.sandbox(systemClock);
  const folder = mkdtempSync(join(tmpdir(), 'crm-federation-'));
  const log: string[] = [];
  const env = Object.assign({}, played.env, ...vendors.map((vendor) => vendor.env)) as Record<string, string>;
  const { server, close } = await assemble({
    configuration: readConfiguration({
      ...env,
      ...fastPath,
      DATA_DIR: folder,
      ...environment,
    }),
    log: createLog({ write: (line) => void log.push(line) }),
  });
  for (const push of played.pushes ?? []) {
    const response = await server.fetch(`http://localhost/webhooks/jing/${env['JING_WEBHOOK_SECRET']}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(push),
    });
    if (!response.ok) throw new Error(`A push was answered with ${response.status}.`);
  }
  const secrets = Object.entries(env)
    .filter(([name]) => /SECRET|TOKEN|KEY|BASE_URL/.test(name))
    .map(([, value]) => value);
  return {
    server,
    log,
    /** What must never stand in an answer or in the log. */
    secrets,
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
