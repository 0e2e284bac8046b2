import { customFieldKinds } from '../../../src/records/custom-field.ts';
import { customerStatuses } from '../../../src/records/customer.ts';
import { followUpKinds, followUpTargetTypes, stageTypes } from '../../../src/records/follow-up.ts';
import { callStatuses, leadIntentions, leadStatuses } from '../../../src/records/lead.ts';
import { genders, identityKinds } from '../../../src/records/people.ts';
import type { Entity } from '../../../src/records/record.ts';
import { tagKinds, tagScopes, tagStatuses } from '../../../src/records/tag.ts';
import { taskPriorities, taskStatuses, taskTypes } from '../../../src/records/task.ts';

/** Our words for what vendors send as codes, by the path of the field in a record; `[]` stands for every one of a list. */
export const words: Readonly<Record<Entity, Readonly<Record<string, readonly string[]>>>> = {
  LEAD: {
    status: leadStatuses,
    intention: leadIntentions,
    callStatus: callStatuses,
    gender: genders,
    'customFields.[].kind': customFieldKinds,
    'tags.[].kind': tagKinds,
  },
  CUSTOMER: {
    status: customerStatuses,
    gender: genders,
    'stage.type': stageTypes,
    'identities.[].kind': identityKinds,
    'customFields.[].kind': customFieldKinds,
    'tags.[].kind': tagKinds,
  },
  TAG: { kind: tagKinds, status: tagStatuses, 'group.status': tagStatuses, 'group.scope': tagScopes },
  FOLLOW_UP: {
    kind: followUpKinds,
    targetType: followUpTargetTypes,
    'call.status': callStatuses,
    'stageChange.before.type': stageTypes,
    'stageChange.after.type': stageTypes,
  },
  TASK: { type: taskTypes, priority: taskPriorities, status: taskStatuses },
};

/** Everything that stands at a path. */
export function valuesAt(record: unknown, path: string): unknown[] {
  const step = (values: unknown[], name: string): unknown[] =>
    values.flatMap((value) => {
      if (name === '[]') return Array.isArray(value) ? value : [];
      return value !== null && typeof value === 'object' && name in value
        ? [(value as Record<string, unknown>)[name]]
        : [];
    });
  return path.split('.').reduce(step, [record]);
}

/** The text or number at every end of a value. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isText ? [String(value)] : [];
}

/** True if our word depends on a code that the vendor sends: several words, and codes that are no names of fields. */
export function isCoded(records: readonly object[], path: string, sent: ReadonlySet<string>): boolean {
  const pairs = records.flatMap((record) => {
    const codes = valuesAt(record, `${path}Raw`);
    return valuesAt(record, path).map((word, at) => [word, codes[at]] as const);
  });
  const told = pairs.filter(([, code]) => sent.has(String(code)));
  return new Set(told.map(([word]) => word)).size > 1;
}
