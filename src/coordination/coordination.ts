import type { Bell } from './bell.ts';
import type { SharedPlace } from './shared-place.ts';

/** What processes share and may lose. */
export interface Coordination extends SharedPlace {
  readonly bell: Bell;
  close(): Promise<void>;
}
