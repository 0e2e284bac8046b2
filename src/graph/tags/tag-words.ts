import type { TagKind, TagScope, TagStatus } from '../../records/tag.ts';
import { wordsOf } from '../words.ts';

export const TagKindType = wordsOf<TagKind>('TagKind', 'Whose a tag is.', {
  BUSINESS: "The company's own tag on customers (Sobot business tag, WSHOTO business tag).",
  CORPORATE: 'A tag of the whole company in WeCom.',
  PERSONAL: "One employee's tag.",
  LEAD_MARK: 'A mark on a lead (Kuaishou clue_tag).',
  INTENTION: 'A reason behind an intention (Kuaishou child_intention_tag).',
  UNKNOWN: 'A value this API does not know yet; see `kindRaw`.',
});

export const TagStatusType = wordsOf<TagStatus>('TagStatus', 'Whether a tag or group can be used.', {
  VALID: 'In use.',
  INVALID: 'Switched off.',
  DELETED: 'Deleted.',
  UNKNOWN: 'A value this API does not know yet; see `statusRaw`.',
});

export const TagScopeType = wordsOf<TagScope>('TagScope', 'What the tags of a group are put on.', {
  VISITOR: 'Visitors.',
  CUSTOMER: 'Customers.',
  TICKET: 'Tickets.',
  UNKNOWN: 'A value this API does not know yet; see `scopeRaw`.',
});
