import { memoryLimitDesk } from '../../coordination/memory-limit-desk.ts';
import type { Clock } from '../clock.ts';
import type { LimitDesk } from '../limit-desk.ts';

/** What the processes that call one vendor share. */
export interface Sharing {
  /** Of the vendor and our account there; tells nothing of its secrets. */
  readonly name: string;
  readonly desk: LimitDesk;
}

/** For a process that is alone. */
export const alone = (vendor: string, clock: Clock): Sharing => ({
  name: vendor,
  desk: memoryLimitDesk(() => clock.now()),
});
