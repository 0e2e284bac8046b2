import { z } from 'zod';
import { clusterCoordination } from '../coordination/cluster-coordination.ts';
import type { Coordination } from '../coordination/coordination.ts';
import type { ProcessLine } from '../coordination/process-line.ts';

/** What a worker knows of its primary and of the workers beside it. */
export interface Crew {
  /** Which of the workers this process is, from 1 on; who replaces it has the same number. */
  readonly number: number;
  readonly size: number;
  /** What workers share through their primary. */
  readonly coordination: Coordination;
  /** Says how the metrics of this worker are had. */
  tellMetrics(own: () => Promise<string>): void;
  /** The metrics of all workers that answer within two seconds, this one included. */
  metricsOfAll(): Promise<readonly string[]>;
}

const place = z.object({ number: z.int(), size: z.int() });

/** The crew that this process is in, by its line to the primary. Throws `PlaceUnavailable` if that has gone. */
export async function joinCrew(line: ProcessLine): Promise<Crew> {
  const { number, size } = place.parse(await line.ask('number', null));
  return {
    number,
    size,
    coordination: clusterCoordination(line, size),
    tellMetrics: (own) => line.answer('metrics', own),
    metricsOfAll: async () => z.array(z.string()).parse(await line.ask('metrics of all', null, 2500)),
  };
}
