import { readConfiguration } from '../../src/configuration.ts';
import { memoryCoordination } from '../../src/coordination/memory-coordination.ts';
import { parsePushBody } from '../../src/pushes/push-body.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { connectVendors } from '../../src/vendors/connect.ts';
import type { ConnectedVendors } from '../../src/vendors/connected.ts';
import * as registry from '../../src/vendors/registry.ts';
import type { Sandbox } from '../../src/vendors/sandbox.ts';
import { vendorNames, type VendorName } from '../../src/vendors/vendor-name.ts';

export interface SandboxedRegistry {
  readonly vendors: ConnectedVendors;
  /** Every text that a vendor has sent so far, pushes included. */
  readonly wire: ReadonlyMap<VendorName, string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Every vendor of the registry, configured as for its real service, with its sandbox in the place of the network.
 * `instead` may answer in the sandbox's place.
 */
export async function registryOverSandboxes(
  instead: (vendor: VendorName, sandbox: Sandbox) => Response | null = () => null,
): Promise<SandboxedRegistry> {
  const clock = systemClock;
  const sandboxes = new Map(vendorNames.map((name) => [name, registry[name].sandbox(clock)]));
  const wire = new Map(vendorNames.map((name) => [name, [] as string[]]));
  const environment = Object.assign({}, ...[...sandboxes.values()].map(({ env }) => env));
  const store = openSqliteStore({ path: ':memory:', clock });

  const fetch = async (request: Request): Promise<Response> => {
    const [name, sandbox] = [...sandboxes].find(([name, { env }]) => {
      const baseUrl = env[registry[name].settings.baseUrlVariable ?? ''];
      return baseUrl !== undefined && new URL(baseUrl).host === new URL(request.url).host;
    })!;
    const response = instead(name, sandbox) ?? (await sandbox.fetch!(request));
    wire.get(name)!.push(await response.clone().text());
    return response;
  };
  const log = { info: () => undefined, warn: () => undefined };
  const configuration = readConfiguration(environment);
  const connection = connectVendors({ configuration, store, coordination: memoryCoordination(), clock, log, fetch });

  for (const [name, { pushes = [] }] of sandboxes) {
    if (pushes.length > 0) await store.listenFrom(name, new Date(clock.now()));
    for (const pushed of pushes) {
      const body = JSON.stringify(pushed);
      wire.get(name)!.push(body);
      const reading = connection.vendors.get(name)!.push!.read(parsePushBody(body));
      await store.accept({ vendor: name, body, receivedAt: new Date(clock.now()), reading });
    }
  }
  const dispose = async () => {
    await connection.close();
    await store.close();
  };
  return { vendors: connection.vendors, wire, [Symbol.asyncDispose]: dispose };
}
