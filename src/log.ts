import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { Log, LogValues } from './vendors/log.ts';

/** The log of the server: what vendors may write, and failures that are our fault. */
export interface ServerLog extends Log {
  error(message: string, error: unknown, values?: LogValues): void;
  /** One line for each request; absent unless it is wanted, so that it costs nothing. */
  readonly debug?: (message: string, values?: LogValues) => void;
}

/** From which weight on lines are written. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * JSON lines. Only the fields named here are ever written: of an error its kind, message and stack, never what hangs on it
 * (requests, headers, bodies).
 */
export function createLog(destination: DestinationStream = pino.destination(2), level: LogLevel = 'info'): ServerLog {
  const log = pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (message, values) => log.info(values ?? {}, message),
    warn: (message, values) => log.warn(values ?? {}, message),
    error: (message, error, values) => log.error({ ...values, error: described(error) }, message),
    ...(level === 'debug' ? { debug: (message, values) => log.debug(values ?? {}, message) } : {}),
  };
}

function described(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const below = cause === undefined || depth > 4 ? {} : { cause: described(cause, depth + 1) };
  return { type: name, message, stack, ...below };
}
