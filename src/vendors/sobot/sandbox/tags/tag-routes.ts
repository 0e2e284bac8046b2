import { paged, reply, type Wire } from '../replies.ts';
import { knownGroup } from './tag-library.ts';
import type { Routes } from '../route.ts';
import type { State } from '../state.ts';
import { misfit } from '../faults.ts';

/** Reading the library of tags, and the tags of customers. */
export const tagRoutes: Routes = {
  /** S8 */
  'GET label_group/list': ({ query }, { groups }) =>
    paged(
      groups.map(({ wire }) => wire),
      query,
      100,
    ),
  /** S12 */
  'GET label/list': ({ query }, state) => paged(knownGroup(state, query.get('groupid') ?? '').tags, query, 100),
  /** S14: a bare list of ids. */
  'POST label/userlabels': ({ body }, state) => {
    if (!Array.isArray(body)) throw misfit('A list of customer ids is required');
    return reply({ items: [...new Set(body.map(String))].flatMap((id) => labelSet(id, state)) });
  },
};

function labelSet(userid: string, { customers, groups }: State): Wire[] {
  const worn = new Set(customers.find(({ id }) => id === userid)?.businessTags);
  if (worn.size === 0) return [];
  const label_set = groups.flatMap(({ wire, tags }) =>
    tags
      .filter(({ id }) => worn.has(String(id)))
      .map(({ id, name }) => ({ id, name, color_value: wire.color_value ?? '' })),
  );
  return [{ userid, label_set }];
}
