import type { ServerLog } from './log.ts';

/** How a program stops. */
export interface StopOptions {
  readonly log: ServerLog;
  /** How long requests are still taken after `SIGTERM`, in milliseconds. */
  readonly graceMs: number;
  stop(graceMs: number): Promise<void>;
  /** Ends what would outlive this process. */
  abandon?(): void;
}

// npm hands on the Ctrl-C that the terminal has sent to all: the same signal comes twice.
const echoMs = 200;

/**
 * The first `SIGTERM` or `SIGINT` stops the program in good order, with exit code 0; the next one ends it at once. Who
 * presses Ctrl-C has no balancer that must see `/readyz` first, so that `SIGINT` has no grace.
 */
export function stopOnSignals({ log, graceMs, stop, abandon }: StopOptions): void {
  let stoppingSince: number | null = null;

  const end = (code: number) => {
    abandon?.();
    process.exit(code);
  };
  const onSignal = (signal: 'SIGTERM' | 'SIGINT') => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince >= echoMs) end(1);
      return;
    }
    stoppingSince = performance.now();
    log.info('Stopping: requests in flight are finished first.', { signal });
    stop(signal === 'SIGTERM' ? graceMs : 0).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('The stop was not finished.', error);
        end(1);
      },
    );
  };
  process.on('SIGTERM', () => onSignal('SIGTERM')).on('SIGINT', () => onSignal('SIGINT'));
}
