import type { DetailTypes, GraphKit } from '../../graph/kit.ts';

export const details = (_kit: GraphKit): DetailTypes => ({});
