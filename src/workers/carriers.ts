import cluster, { type Worker } from 'node:cluster';
import type { Carrier } from '../coordination/process-line.ts';

// Without a listener for what goes wrong on the way the process would end.
const lost = () => undefined;

/** What goes from the primary to a worker. */
export const toWorker = (worker: Worker): Carrier => ({
  send: (message) => {
    if (worker.isConnected()) worker.send(message, lost);
  },
  onMessage: (listener) => void worker.on('message', listener),
  onEnd: (listener) => void worker.once('disconnect', listener),
});

/** What goes from this worker to its primary. */
export function toPrimary(): Carrier {
  const own = cluster.worker;
  if (own === undefined) throw new Error('This process is no worker.');
  own.once('disconnect', () => {
    // Node ends a worker at once when its primary has gone, unless it was meant so; what is in flight would be lost.
    own.exitedAfterDisconnect = true;
  });
  return {
    send: (message) => {
      if (own.isConnected()) own.send(message, lost);
    },
    onMessage: (listener) => void own.on('message', listener),
    onEnd: (listener) => void own.once('disconnect', listener),
  };
}
