import type { ReferenceLists } from '../../reference-lists.ts';
import type { SobotClient } from '../client.ts';
import type { SobotSettings } from '../settings.ts';
import type { TagLibrary } from '../tags/tag-library.ts';
import type { KeptPushes } from '../pushes/kept-pushes.ts';
import type { Send } from './send.ts';

/** What Sobot's writes work with. */
export interface WriteRoom {
  readonly client: SobotClient;
  readonly send: Send;
  readonly library: TagLibrary;
  readonly settings: SobotSettings;
  /** What was pushed before a write says nothing after it. */
  readonly kept: KeptPushes;
  /** Where the names are that the vendor wants beside ids. */
  readonly reference: Pick<ReferenceLists, 'stages' | 'staff'>;
}
