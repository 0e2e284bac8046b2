import type { Tag } from '../../../records/tag.ts';
import type { ByRef } from '../../adapter.ts';
import type { WshotoClient } from '../client.ts';
import type { Send } from './send.ts';

/** What WSHOTO's writes work with. */
export interface WriteRoom {
  readonly client: WshotoClient;
  readonly send: Send;
  /** Tags as remembered here: the vendor has no library to ask for their kinds. */
  readonly tags: ByRef<Tag>;
}
