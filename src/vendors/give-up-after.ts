/**
 * Gives something up after so many milliseconds, unless it is called off by the function that comes back. What has come
 * meanwhile is read first: a process that did not run for a while, e.g. because its machine was paused or it computed for
 * long, finds its timers due before it has looked at its sockets, and would blame others for the time that it has slept.
 */
export function giveUpAfter(ms: number, giveUp: () => void): () => void {
  let lastLook: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    lastLook = setImmediate(giveUp);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(lastLook);
  };
}

/** A signal that aborts so, with a `TimeoutError`. Keeps no process alive. */
export function timeoutSignal(ms: number): AbortSignal {
  const spent = new AbortController();
  const stop = () => spent.abort(new DOMException('The time is up.', 'TimeoutError'));
  setTimeout(() => void setImmediate(stop), ms).unref();
  return spent.signal;
}
