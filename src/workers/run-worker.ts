import { z } from 'zod';
import type { Configuration } from '../configuration.ts';
import { lineOver } from '../coordination/process-line.ts';
import type { ServerLog } from '../log.ts';
import { serve, type Serving } from '../serve.ts';
import { failureInWords } from '../start-failure.ts';
import { toPrimary } from './carriers.ts';
import { joinCrew } from './crew.ts';

/** Serves beside other workers until the primary says stop, or has gone. */
export async function runWorker(configuration: Configuration, log: ServerLog): Promise<void> {
  const line = lineOver(toPrimary());
  // A terminal or a service manager may signal to all processes at once: only the primary's word counts.
  process.on('SIGTERM', () => undefined).on('SIGINT', () => undefined);

  let serving: Serving | null = null;
  const stop = async (graceMs: number) => {
    await serving?.stop(graceMs);
    process.exit(0);
  };
  const failed = (error: unknown) => {
    log.error('The stop of a worker was not finished.', error);
    process.exit(1);
  };
  line.hear('stop', (graceMs) => void stop(z.number().parse(graceMs)).catch(failed));
  line.onEnd(() => {
    log.warn('The primary has gone, and so its workers end.');
    void stop(0).catch(failed);
  });

  try {
    const crew = await joinCrew(line);
    line.answer('alive', async () => null);
    serving = await serve({ configuration, log: numbered(log, crew.number), crew });
    await line.ask('listening', serving.url);
  } catch (error) {
    await line.ask('cannot start', failureInWords(error)).catch(() => null);
    process.exit(1);
  }
}

/** Lines that say which worker writes them. */
const numbered = (log: ServerLog, worker: number): ServerLog => ({
  info: (message, values) => log.info(message, { ...values, worker }),
  warn: (message, values) => log.warn(message, { ...values, worker }),
  error: (message, error, values) => log.error(message, error, { ...values, worker }),
  ...(log.debug === undefined ? {} : { debug: (message, values) => log.debug?.(message, { ...values, worker }) }),
});
