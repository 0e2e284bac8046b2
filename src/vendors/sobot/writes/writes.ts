import type { Writes } from '../../write.ts';
import { customersAssign, customersRecycle } from './assign.ts';
import { blacklistAdd, blacklistRemove } from './blacklist.ts';
import { companyCreate } from './company-create.ts';
import { customerCreate } from './customer-create.ts';
import { customerStageSet } from './customer-stage-set.ts';
import { customerTagsChange } from './customer-tags-change.ts';
import { customerTagsReplace } from './customer-tags-replace.ts';
import { customerUpdate } from './customer-update.ts';
import { followUpAdd } from './follow-up-add.ts';
import { outdating } from './outdating.ts';
import type { WriteRoom } from './room.ts';
import { tagGroupCreate, tagGroupDelete, tagGroupUpdate } from './tag-groups.ts';
import { tagCreate, tagDelete, tagUpdate } from './tags.ts';

/** All that Sobot lets be written. */
export const writes = (room: WriteRoom): Writes => ({
  customerCreate: customerCreate(room),
  customerUpdate: outdating(room, customerUpdate(room)),
  customerTagsChange: customerTagsChange(room),
  customerTagsReplace: customerTagsReplace(room),
  customerStageSet: outdating(room, customerStageSet(room)),
  customersAssign: outdating(room, customersAssign(room)),
  customersRecycle: outdating(room, customersRecycle(room)),
  blacklistAdd: blacklistAdd(room),
  blacklistRemove: blacklistRemove(room),
  followUpAdd: followUpAdd(room),
  tagGroupCreate: tagGroupCreate(room),
  tagGroupUpdate: tagGroupUpdate(room),
  tagGroupDelete: tagGroupDelete(room),
  tagCreate: tagCreate(room),
  tagUpdate: tagUpdate(room),
  tagDelete: tagDelete(room),
  companyCreate: companyCreate(room),
});
