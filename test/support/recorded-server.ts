import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { assemble } from '../../src/assemble.ts';
import { readConfiguration } from '../../src/configuration.ts';
import { createLog } from '../../src/log.ts';
import type { Environment } from '../../src/settings.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import * as registry from '../../src/vendors/registry.ts';
import { vendorNames, type VendorName } from '../../src/vendors/vendor-name.ts';
import { fastPath } from './fast-path.ts';

/** One call that left the server. */
export interface RecordedCall {
  readonly vendor: VendorName;
  readonly method: string;
  /** Below the vendor's base URL, e.g. `/crm/clue/page`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** As it went over the wire. */
  readonly body: string;
}

/** What comes back in the vendor's place; undefined: what the vendor says. `play` lets the vendor do it, or another thing, first. */
export type Reply = (
  call: RecordedCall,
  request: Request,
  play: (instead?: Request) => Promise<Response>,
) => Response | undefined | Promise<Response | undefined>;

/** The same for one test, let go of at its end. */
export async function recordedServer(environment: Environment = {}, reply?: Reply) {
  const running = await recordServer(environment, reply);
  onTestFinished(() => running.close());
  return running;
}

export type RecordedServer = Awaited<ReturnType<typeof recordServer>>;

/**
 * The whole server as in production, without a port: vendors are configured, and reached through a fetch that writes
 * every call down. `reply` may answer in place of the vendor's sandbox.
 */
export async function recordServer(environment: Environment = {}, reply: Reply = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'crm-federation-'));
  const log: string[] = [];
  const calls: RecordedCall[] = [];
  const vendors = vendorNames.map((name) => {
    const { sandbox, settings } = registry[name];
    const played = sandbox(systemClock);
    const baseUrl = settings.baseUrlVariable === null ? null : new URL(played.env[settings.baseUrlVariable]!);
    return { name, played, baseUrl };
  });

  async function fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const vendor = vendors.find(({ baseUrl }) => baseUrl?.host === url.host);
    if (vendor === undefined || vendor.baseUrl === null) throw new Error(`Nobody lives at ${url.host}.`);
    const call: RecordedCall = {
      vendor: vendor.name,
      method: request.method,
      path: url.pathname.slice(vendor.baseUrl.pathname.length),
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(request.headers),
      body: await request.clone().text(),
    };
    calls.push(call);
    const play = (instead = request) => vendor.played.fetch!(instead);
    return (await reply(call, request, play)) ?? play();
  }

  const env = Object.assign({}, ...vendors.map(({ played }) => played.env)) as Record<string, string>;
  const { server, close } = await assemble({
    configuration: readConfiguration({ ...env, ...fastPath, DATA_DIR: folder, ...environment }),
    log: createLog({ write: (line) => void log.push(line) }),
    fetch,
  });
  return {
    server,
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
    log,
    calls,
    /** Lets a vendor push, by the door that its pushes come in by. */
    push: (vendor: VendorName, body: object) => {
      const secret = env[`${vendor.toUpperCase()}_WEBHOOK_SECRET`]!;
      return server.fetch(`http://localhost/webhooks/${vendor}/${secret}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    /** Calls since this was last asked, as `<vendor> <path>` with their number, without those for tokens. */
    counted() {
      const counts: Record<string, number> = {};
      for (const { vendor, path } of calls.splice(0)) {
        const name = `${vendor} ${path}`;
        if (!/token/.test(path)) counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },
  };
}
