import { EventEmitter } from 'node:events';
import { clusterCoordination } from '../../src/coordination/cluster-coordination.ts';
import type { Coordination } from '../../src/coordination/coordination.ts';
import { primaryPlace } from '../../src/coordination/primary-place.ts';
import { lineOver, type Carrier } from '../../src/coordination/process-line.ts';

/** Two ends that carry messages as the channel between two processes does: later, in order, as JSON. */
export function carrierPair() {
  const ends = [new EventEmitter(), new EventEmitter()] as const;
  let isCut = false;
  const carrier = (from: EventEmitter, to: EventEmitter): Carrier => ({
    send: (message) => {
      if (isCut) return;
      const text = JSON.stringify(message);
      setImmediate(() => to.emit('message', JSON.parse(text)));
    },
    onMessage: (listener) => void from.on('message', listener),
    onEnd: (listener) => void from.once('end', listener),
  });
  return {
    near: carrier(ends[0], ends[1]),
    far: carrier(ends[1], ends[0]),
    /** One of the processes dies. */
    cut: () => {
      isCut = true;
      for (const end of ends) end.emit('end');
    },
  };
}

/** Workers of one primary, each with its place, and the way to let one die. */
export function workersOfOnePrimary(count: number): { readonly place: Coordination; die(): void }[] {
  const primary = primaryPlace();
  return Array.from({ length: count }, () => {
    const { near, far, cut } = carrierPair();
    primary.join(lineOver(far));
    return { place: clusterCoordination(lineOver(near), count), die: cut };
  });
}
