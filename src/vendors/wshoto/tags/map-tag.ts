import type { RecordOrigin } from '../../../records/record.ts';
import type { Tag, TagGroup } from '../../../records/tag.ts';
import { tagKind } from '../codes.ts';
import { toReference } from '../map-reference.ts';
import { tagRef } from '../refs.ts';
import type { WireTag, WireTags } from './wire-tag.ts';
import type { WireRow } from '../wire-values.ts';

export interface WshotoTagDetails {
  readonly strategyId?: string | null;
  readonly manageGroupName?: string | null;
}

/** What a place where tags are seen says about all of them. */
export interface TagPlace {
  /** True for a lead's business_tags, whose `type` has no published values. */
  readonly isBusiness?: boolean;
  /** True for a tag read back from what was kept: more is not known anywhere. */
  readonly isKept?: boolean;
}

/** Tags as seen on a record. What this place does not tell, another may have told: it stays undefined. */
export const toTags = (seen: WireTags, origin: RecordOrigin, place: TagPlace = {}): Tag[] =>
  seen.map((row) => toTag(row, origin, place)).filter((tag) => tag !== null);

/** A tag; null if it has no id. */
export function toTag({ wire, raw }: WireRow<WireTag>, origin: RecordOrigin, place: TagPlace): Tag | null {
  const externalId = wire.tag_id ?? wire.tagId;
  if (externalId === null) return null;
  const untold = place.isKept ? null : undefined;
  const kindRaw = place.isBusiness ? wire.type : wire.tag_type;
  const kind = place.isBusiness ? 'BUSINESS' : tagKind.read(kindRaw);
  return {
    ref: tagRef(externalId),
    externalId,
    origin,
    raw,
    name: wire.tag_name ?? wire.tagName ?? untold,
    color: null,
    kind: kind ?? untold,
    kindRaw: kindRaw ?? untold,
    status: null,
    statusRaw: null,
    group: toGroup(wire) ?? untold,
    createdAt: null,
    updatedAt: null,
    details: {
      strategyId: wire.strategy_id ?? untold,
      manageGroupName: wire.manage_group_name ?? untold,
    } satisfies WshotoTagDetails,
  };
}

function toGroup({ group_id, group_name }: WireTag): TagGroup | null {
  const named = toReference(group_id, group_name);
  if (named === null) return null;
  return {
    ...named,
    color: null,
    scope: null,
    scopeRaw: null,
    isMultipleChoice: null,
    status: null,
    statusRaw: null,
    businessId: null,
    createdAt: null,
    updatedAt: null,
    tags: null,
  };
}
