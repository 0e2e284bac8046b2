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
import type { WriteRoom } from './room.ts';
import { tagGroupCreate, tagGroupDelete, tagGroupUpdate } from './tag-groups.ts';
import { tagCreate, tagDelete, tagUpdate } from './tags.ts';

/** All that Sobot lets be written. */
export const writes = (room: WriteRoom): Writes => ({
  customerCreate: customerCreate(room),
  customerUpdate: customerUpdate(room),
  customerTagsChange: customerTagsChange(room),
  customerTagsReplace: customerTagsReplace(room),
  customerStageSet: customerStageSet(room),
  customersAssign: customersAssign(room),
  customersRecycle: customersRecycle(room),
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
