// The operator's way to parked pushes; docs/pushes.md tells how it is used.
import { readConfiguration } from '../src/configuration.ts';
import { createLog } from '../src/log.ts';
import { openStore } from '../src/open-store.ts';
import { readPushCommand, usage, UsageError } from '../src/pushes/parked/command-line.ts';
import { readersOf } from '../src/pushes/parked/replay.ts';
import { runPushCommand } from '../src/pushes/parked/run-command.ts';
import { SettingsError } from '../src/settings.ts';
import { StoreUnavailable } from '../src/store/store.ts';
import { systemClock } from '../src/vendors/clock.ts';
import type { VendorDefinition } from '../src/vendors/define-vendor.ts';
import * as registry from '../src/vendors/registry.ts';

const definitions: Readonly<Record<string, VendorDefinition>> = registry;

/** The exit code: 1 if something is left to be looked at. */
async function run(): Promise<number> {
  const command = readPushCommand(process.argv.slice(2));
  const configuration = readConfiguration(process.env);
  if (configuration.isSandbox) {
    throw new SettingsError(['no vendor is set, or SANDBOX=1: the sandbox keeps its pushes in memory, out of reach']);
  }
  const vendors = [...configuration.vendors].map(([name, { settings }]) => ({
    name,
    push: settings === null ? null : (definitions[name]?.push?.(settings.value) ?? null),
  }));
  const store = await openStore(configuration, systemClock, createLog());
  try {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    return (await runPushCommand(command, { parking: store.parking, readers: readersOf(vendors), print })) ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** What the operator can mend in one sentence; of anything else the kind and the place, for a message may quote a push. */
function inWords(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof SettingsError || error instanceof StoreUnavailable) return error.message;
  return error instanceof Error ? `The command failed: ${error.name}` : 'The command failed.';
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${inWords(error).trimEnd()}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
