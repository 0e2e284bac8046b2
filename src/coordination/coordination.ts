import type { Bell } from './bell.ts';
import type { SharedPlace } from './shared-place.ts';
import type { Signals } from './signals.ts';

/** What processes share and may lose. */
export interface Coordination extends SharedPlace {
  readonly bell: Bell;
  readonly signals: Signals;
  close(): Promise<void>;
}
