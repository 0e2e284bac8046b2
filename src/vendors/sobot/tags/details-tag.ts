import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { SobotTagDetails } from './map-tag.ts';

export const tagDetails = (kit: GraphKit) =>
  kit.builder.objectRef<Copies<SobotTagDetails>>('SobotTagDetails').implement({
    description: 'A tag at Sobot.',
    fields: (t) => ({
      bizid: t.id({ description: 'Id of the business it belongs to.', resolve: kit.pick('bizid') }),
      paramName: t.string({ description: 'Name of the parameter, for programs.', resolve: kit.pick('paramName') }),
    }),
  });
