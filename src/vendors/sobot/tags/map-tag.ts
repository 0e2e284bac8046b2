import type { RecordOrigin } from '../../../records/record.ts';
import type { Tag, TagGroup } from '../../../records/tag.ts';
import { fromChinaText, fromMillis } from '../../values/time.ts';
import { businessTagRef, wecomTagRef } from '../refs.ts';
import { toTagScope, toTagStatus } from '../vocabulary.ts';
import { sobotLabel, sobotTag, sobotTagGroup } from './wire-tag.ts';
import type { Row } from '../wire.ts';

/** What only Sobot knows of a tag. */
export interface SobotTagDetails {
  readonly bizid: string | null;
  readonly paramName: string | null;
}

interface WireTimes {
  readonly create_time: string | null;
  readonly create_time_ms: number | null;
  readonly update_time: string | null;
  readonly update_time_ms: number | null;
}

/** A group of the library with its tags, which point back at it. */
export function toTagGroup(rawGroup: Row, rawTags: readonly Row[], origin: RecordOrigin): TagGroup & { tags: Tag[] } {
  const wire = sobotTagGroup.parse(rawGroup);
  const group = {
    externalId: wire.id,
    name: wire.name,
    color: wire.color_value,
    scope: toTagScope(wire.type),
    scopeRaw: wire.type,
    isMultipleChoice: wire.is_multiple_choice,
    status: toTagStatus(wire.status),
    statusRaw: wire.status,
    businessId: wire.bizid,
    ...toTimes(wire),
    tags: [] as Tag[],
  };
  for (const raw of rawTags) group.tags.push(toTag(raw, group, origin));
  return group;
}

function toTag(raw: Row, group: TagGroup, origin: RecordOrigin): Tag {
  const wire = sobotTag.parse(raw);
  const details: SobotTagDetails = { bizid: wire.bizid, paramName: wire.param_name };
  return {
    ...named(businessTagRef(wire.id), wire.id, origin),
    raw,
    name: wire.name,
    color: null, // only the group and a customer's copy (S14) have one
    kind: 'BUSINESS',
    kindRaw: 'biz_label',
    status: toTagStatus(wire.status),
    statusRaw: wire.status,
    group,
    ...toTimes(wire),
    details,
  };
}

/** A tag as it stands on a customer (S14): what is not said there, the library knows. */
export function toCustomerTag(raw: Row, origin: RecordOrigin): Tag {
  const wire = sobotLabel.parse(raw);
  return {
    ...named(businessTagRef(wire.id), wire.id, origin),
    raw,
    name: wire.name,
    color: wire.color_value,
    kind: 'BUSINESS',
    kindRaw: 'biz_label',
  };
}

/** A tag of WeCom: Sobot shows only ids of these, and no endpoint tells more. */
export const toWecomTag = (id: string, origin: RecordOrigin): Tag => ({
  ...named(wecomTagRef(id), id, origin),
  raw: null,
  name: null,
  color: null,
  kind: 'CORPORATE',
  kindRaw: 'user_label',
  status: null,
  statusRaw: null,
  group: null,
  createdAt: null,
  updatedAt: null,
  details: null,
});

const named = (ref: string, externalId: string, origin: RecordOrigin) => ({ ref, externalId, origin });

// The texts have no zone and disagree with the milliseconds in the samples; the milliseconds are plain.
const toTimes = (wire: WireTimes) => ({
  createdAt: fromMillis(wire.create_time_ms) ?? fromChinaText(wire.create_time),
  updatedAt: fromMillis(wire.update_time_ms) ?? fromChinaText(wire.update_time),
});
