/** Who waits for turns, and for how many: as its processes last said. */
export interface WaitingConsumers {
  /** How many consumers wait. */
  readonly consumers: number;
  /** Turns that a consumer waits for, in all processes. */
  of(consumer: string): number;
  join(consumer: string, process: string, count: number, at: number): void;
  /** It got one. */
  serve(consumer: string, process: string): void;
  /** Forgets those that asked no more. */
  forget(at: number): void;
}

/** Who was not given all counts as waiting for so long, in milliseconds: longer than any pause before it asks again. */
export const waitsForMs = 600;

export function waitingConsumers(): WaitingConsumers {
  const queues = new Map<string, Map<string, { count: number; readonly until: number }>>();

  function leave(consumer: string, process: string): void {
    const queue = queues.get(consumer);
    queue?.delete(process);
    if (queue?.size === 0) queues.delete(consumer);
  }

  return {
    get consumers() {
      return queues.size;
    },
    of: (consumer) => (queues.get(consumer)?.values() ?? [].values()).reduce((sum, { count }) => sum + count, 0),
    join(consumer, process, count, at) {
      const queue = queues.get(consumer) ?? new Map<string, { count: number; readonly until: number }>();
      queues.set(consumer, queue.set(process, { count, until: at + waitsForMs }));
    },
    serve(consumer, process) {
      const waiting = queues.get(consumer)?.get(process);
      if (waiting !== undefined && --waiting.count <= 0) leave(consumer, process);
    },
    forget(at) {
      for (const [consumer, queue] of queues) {
        for (const [process, { until }] of queue) if (until <= at) leave(consumer, process);
      }
    },
  };
}
