import type { Writes } from '../../write.ts';
import { customerTagsChange } from './customer-tags-change.ts';
import { followUpAdd } from './follow-up-add.ts';
import type { WriteRoom } from './room.ts';

/** All that WSHOTO lets be written and that there is a mutation for. */
export const writes = (room: WriteRoom) =>
  ({ customerTagsChange: customerTagsChange(room), followUpAdd: followUpAdd(room) }) satisfies Writes;
