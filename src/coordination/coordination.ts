import type { LimitDesk } from '../vendors/limit-desk.ts';
import type { Bell } from './bell.ts';
import type { SharedPlace } from './shared-place.ts';
import type { Signals } from './signals.ts';

/** What processes share and may lose. */
export interface Coordination extends SharedPlace {
  readonly bell: Bell;
  readonly signals: Signals;
  /** Where turns at the vendors are given out. */
  readonly limits: LimitDesk;
  close(): Promise<void>;
}
