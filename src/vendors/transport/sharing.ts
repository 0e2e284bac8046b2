import type { SharedPlace } from '../../coordination/shared-place.ts';
import { memoryLimitDesk } from '../../coordination/memory-limit-desk.ts';
import { noSignals, type Signals } from '../../coordination/signals.ts';
import type { Clock } from '../clock.ts';
import type { LimitDesk } from '../limit-desk.ts';

/** What the processes that call one vendor share. */
export interface Sharing {
  /** Of the vendor and our account there; tells nothing of its secrets. */
  readonly name: string;
  readonly desk: LimitDesk;
  readonly signals: Signals;
  /** Null: nobody else tries a resting vendor. */
  readonly place: Pick<SharedPlace, 'lease'> | null;
}

/** For a process that is alone. */
export const alone = (vendor: string, clock: Clock): Sharing => ({
  name: vendor,
  desk: memoryLimitDesk(() => clock.now()),
  signals: noSignals,
  place: null,
});
