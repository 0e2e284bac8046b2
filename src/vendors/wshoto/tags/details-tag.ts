import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { WshotoTagDetails } from './map-tag.ts';

export function tagDetails(kit: GraphKit) {
  return kit.builder.objectRef<Copies<WshotoTagDetails>>('WshotoTagDetails').implement({
    description: 'A tag at WSHOTO.',
    fields: (t) => ({
      strategyId: t.id({
        description: 'Rule group of business tags.',
        resolve: kit.pick<WshotoTagDetails, 'strategyId'>('strategyId'),
      }),
      manageGroupName: t.string({
        description: 'Group that manages it.',
        resolve: kit.pick<WshotoTagDetails, 'manageGroupName'>('manageGroupName'),
      }),
    }),
  });
}
