import type { Task } from '../../../records/task.ts';
import { fromSeconds } from '../../values/time.ts';
import type { Seen } from '../seen.ts';
import {
  activityType,
  delayType,
  filterType,
  materialType,
  sendType,
  taskMode,
  taskPriority,
  taskSource,
  taskStatus,
  taskType,
} from '../codes.ts';
import { toFilterRange } from './map-filter-range.ts';
import { toAgent } from '../map-reference.ts';
import type { WshotoMaterial, WshotoTaskDetails } from './task-details.ts';
import type { WireRow } from '../wire-values.ts';
import type { WireMaterial, WireTask, WireTaskRow } from './wire-task.ts';

/** A row of the list. What only the detail carries stays undefined. */
export function toTaskRow({ wire, raw, origin }: Seen<WireTaskRow>): Task {
  return {
    ref: wire.template_id,
    externalId: wire.template_id,
    origin,
    raw,
    name: wire.template_name,
    type: taskType.read(wire.template_type),
    typeRaw: wire.template_type,
    priority: taskPriority.read(wire.priority),
    priorityRaw: wire.priority,
    status: taskStatus.read(wire.status),
    statusRaw: wire.status,
    createdBy: toAgent(wire.create_user_id),
    createdAt: fromSeconds(wire.create_time),
    updatedAt: fromSeconds(wire.update_time),
    sendsAt: fromSeconds(wire.send_time),
    endsAt: fromSeconds(wire.end_time),
    details: {
      delayType: delayType.read(wire.delay_type),
      delayTypeRaw: wire.delay_type,
      taskMode: taskMode.read(wire.task_mode),
      taskModeRaw: wire.task_mode,
      taskExtType: wire.task_ext_type,
      source: taskSource.read(wire.source),
      sourceRaw: wire.source,
      errorInfo: wire.error_info,
    } satisfies WshotoTaskDetails,
  };
}

/** The task by its id: everything there is. */
export function toTask(seen: Seen<WireTask>): Task {
  const { wire, origin } = seen;
  const row = toTaskRow(seen);
  const range = toFilterRange(wire.filter_range_info, origin);
  return {
    ...row,
    description: wire.explain?.content ?? null,
    audienceTags: range.typed && (range.typed.includeTags?.tagList ?? []),
    details: {
      ...row.details,
      explain: wire.explain && { content: wire.explain.content, materials: wire.explain.materials.map(toMaterial) },
      verbalWrap: wire.verbal_wrap && {
        verbalTitle: wire.verbal_wrap.verbal_title,
        verbalType: wire.verbal_wrap.verbal_type,
        materials: wire.verbal_wrap.materials.map(toMaterial),
      },
      filterType: filterType.read(wire.filter_type),
      filterTypeRaw: wire.filter_type,
      filterRangeInfo: range.typed,
      filterRangeInfoRaw: range.text,
    },
  };
}

const toMaterial = ({ wire }: WireRow<WireMaterial>): WshotoMaterial => ({
  id: wire.id,
  uuid: wire.uuid,
  type: materialType.read(wire.type),
  typeRaw: wire.type,
  actChildType: activityType.read(wire.act_child_type),
  actChildTypeRaw: wire.act_child_type,
  combinationId: wire.combination_id,
  packageConfigId: wire.package_config_id,
  sendType: sendType.read(wire.send_type),
  sendTypeRaw: wire.send_type,
  isPoster: wire.is_poster,
});
