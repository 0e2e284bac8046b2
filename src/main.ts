import cluster from 'node:cluster';
import { readConfiguration } from './configuration.ts';
import { createLog } from './log.ts';
import type { Serving } from './serve.ts';
import { failureInWords } from './start-failure.ts';
import { stopOnSignals } from './stop-signals.ts';
import { welcome } from './welcome.ts';
import { keepWorkers } from './workers/keep-workers.ts';

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const { workers: size, logLevel, graceMs } = configuration.settings;
  const log = createLog(undefined, logLevel);
  // What serves is loaded only where it serves: a primary goes without.
  if (cluster.isWorker) return (await import('./workers/run-worker.ts')).runWorker(configuration, log);

  for (const warning of configuration.warnings) log.warn(warning);
  if (size > 1) {
    const workers = keepWorkers(size, log);
    stopOnSignals({ log, graceMs, stop: workers.stop, abandon: workers.kill });
    const url = await workers.start();
    if (url !== null) process.stdout.write(welcome(url, configuration));
    return;
  }
  let serving: Serving | null = null;
  stopOnSignals({ log, graceMs, stop: async (graceLeft) => serving?.stop(graceLeft) });
  const { serve } = await import('./serve.ts');
  serving = await serve({ configuration, log });
  process.stdout.write(welcome(serving.url, configuration));
}

start().catch((error: unknown) => {
  process.stderr.write(`${failureInWords(error)}\n`);
  process.exit(1);
});
