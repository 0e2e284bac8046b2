import { setTimeout as wait } from 'node:timers/promises';
import { assemble } from './assemble.ts';
import type { Configuration } from './configuration.ts';
import { listen } from './listen.ts';
import type { ServerLog } from './log.ts';
import type { Crew } from './workers/crew.ts';

/** What a process serves with. */
export interface ServeOptions {
  readonly configuration: Configuration;
  readonly log: ServerLog;
  /** Absent: this process is alone. */
  readonly crew?: Crew;
}

/** A process that answers. */
export interface Serving {
  readonly url: string;
  /**
   * Says at once in `/readyz` that it stops, takes requests so many milliseconds more, finishes what is in flight and lets
   * go of everything, all within `stopsWithinMs`. What takes longer is given up, and the promise rejects.
   */
  stop(graceMs: number): Promise<void>;
}

/** From the signal to the end, in milliseconds. */
export const stopsWithinMs = 9500;
// Of these, what vendors and the database are let go of in: a vendor may be rotating a token.
const closingMs = 2500;

/** Serves as the configuration says. Throws what keeps it from starting. */
export async function serve({ configuration, log, crew }: ServeOptions): Promise<Serving> {
  const { host, port } = configuration.settings;
  const { server, leave, endStreams, close } = await assemble({ configuration, log, crew });
  const { url, sendAway, drain } = await listen(server, host, port);

  const stop = async (graceMs: number) => {
    const until = performance.now() + stopsWithinMs;
    leave();
    sendAway();
    await wait(graceMs);
    endStreams();
    await drain(until - closingMs - performance.now());
    const late = wait(until - performance.now(), undefined, { ref: false }).then(() => {
      throw new Error('Vendors or the database could not be let go of in time.');
    });
    await Promise.race([close(), late]);
  };
  return { url, stop };
}
