import { assemble } from './assemble.ts';
import { readConfiguration } from './configuration.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { SettingsError } from './settings.ts';
import { StoreUnavailable } from './store/store.ts';
import { welcome } from './welcome.ts';

const drainMs = 10_000;

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog(undefined, configuration.settings.logLevel);
  for (const warning of configuration.warnings) log.warn(warning);
  const { host, port } = configuration.settings;
  const { server, vendors, endStreams, close } = await assemble({ configuration, log });
  const { url, drain } = await listen((request, response) => void server(request, response), host, port);
  const stop = async () => {
    endStreams();
    await drain(drainMs);
    await close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info('Stopping: requests in flight are finished first.', { signal });
      void stop();
    });
  }
  process.stdout.write(welcome(url, vendors));
}

/** What the operator can mend is told in one sentence; anything else is a fault of ours, with its stack. */
function inWords(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StoreUnavailable) return error.message;
  if (!(error instanceof Error)) return 'The start failed.';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use: stop what listens there, or set PORT to another one.';
  if (code === 'EACCES') return 'The port or DATA_DIR may not be used by this user: set PORT or DATA_DIR.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return error.stack ?? error.message;
}

start().catch((error: unknown) => {
  process.stderr.write(`${inWords(error)}\n`);
  process.exit(1);
});
