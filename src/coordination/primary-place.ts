import { z } from 'zod';
import { memoryCoordination } from './memory-coordination.ts';
import { openLimitDesk } from './primary-limit-desk.ts';
import type { ProcessLine } from './process-line.ts';
import type { Lease } from './shared-place.ts';

const put = z.object({ key: z.string(), value: z.string(), lifetimeMs: z.number().positive() });
const lease = z.object({ key: z.string(), lifetimeMs: z.number().positive() });

/** Where the workers of one primary meet. */
export interface PrimaryPlace {
  /** Lets a worker in. What it holds is given back when its process ends. */
  join(line: ProcessLine): void;
}

/** The primary's part of `clusterCoordination`: it keeps what workers share, in memory, and hands on what they say. */
export function primaryPlace(): PrimaryPlace {
  const place = memoryCoordination();
  const lines = new Set<ProcessLine>();

  return {
    join(line) {
      lines.add(line);
      const leases = new Map<string, Lease>();
      const sayToOthers = (topic: string, value: unknown) => {
        for (const other of lines) if (other !== line) other.say(topic, value);
      };

      line.answer('get', async (key) => place.get(z.string().parse(key)));
      line.answer('put', async (asked) => {
        const { key, value, lifetimeMs } = put.parse(asked);
        await place.put(key, value, lifetimeMs);
        return null;
      });
      line.answer('lease', async (asked) => {
        const { key, lifetimeMs } = lease.parse(asked);
        const taken = await place.lease(key, lifetimeMs);
        if (taken === null) return null;
        const id = crypto.randomUUID();
        leases.set(id, taken);
        setTimeout(() => leases.delete(id), lifetimeMs).unref();
        return id;
      });
      line.answer('release', async (id) => {
        await leases.get(z.string().parse(id))?.release();
        return null;
      });
      openLimitDesk(line, place.limits);
      line.hear('ring', () => sayToOthers('ring', null));
      line.hear('signal', (signal) => sayToOthers('signal', signal));
      line.onEnd(() => {
        lines.delete(line);
        for (const held of leases.values()) void held.release();
      });
    },
  };
}
