import { setTimeout as wait } from 'node:timers/promises';
import type { WorkerProcess } from './worker-process.ts';

const asksEveryMs = 2000;
const answersWithinMs = 5000;
// A pause of the whole machine can cost one answer; nothing that a worker does keeps it from the next one too.
const mostMissed = 2;

/** True once a worker that listened does not answer its primary any more, after some 14 seconds; false if it ends before. */
export async function hasHung({ line, listening, ended }: WorkerProcess): Promise<boolean> {
  let isAlive = true;
  const end = () => {
    isAlive = false;
  };
  void ended.then(end);
  await listening.catch(end);
  for (let missed = 0; missed < mostMissed;) {
    await wait(asksEveryMs, undefined, { ref: false });
    if (!isAlive) return false;
    try {
      await line.ask('alive', null, answersWithinMs);
      missed = 0;
    } catch {
      missed += 1;
    }
  }
  return isAlive;
}
