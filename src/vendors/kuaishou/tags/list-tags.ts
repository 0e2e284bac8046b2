import type { TagConditions } from '../../../records/conditions.ts';
import type { Tag } from '../../../records/tag.ts';
import { keysetOf, type Handling, type ListPlan } from '../../list-plan.ts';
import { vocabulary } from './map-tag.ts';

/** The whole vocabulary; no call is made. Tags have no groups here, so a condition on groups cannot be honoured. */
export function planTags({ name, kinds }: TagConditions): ListPlan<Tag> {
  const handling: Record<string, Handling> = {};
  if (name !== undefined) handling.name = 'APPLIED_HERE';
  if (kinds !== undefined) handling.kinds = 'APPLIED_HERE';
  return {
    handling,
    parts: [
      {
        kind: 'keyset',
        key: 'vocabulary',
        after: async (ask) => ({ ...keysetOf(vocabulary, () => null, ask, null), servedFrom: 'BUILT_IN' }),
      },
    ],
  };
}
