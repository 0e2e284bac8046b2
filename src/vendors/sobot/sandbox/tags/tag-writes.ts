import { choiceOf, listIn, objectOf, requiredText, textOf } from '../body.ts';
import { misfit } from '../faults.ts';
import { reply, type Wire } from '../replies.ts';
import type { Ask, Route, Routes } from '../route.ts';
import { newId, type State } from '../state.ts';
import { takeOffEverybody } from './tagging.ts';
import { groupName, groupOfTag, knownGroup, newTimes, replaceGroup, tagNames, updatedTimes } from './tag-library.ts';

/** S6: tells the bare id. */
const createGroup: Route = ({ fields }, state) => {
  const id = newId();
  const name = groupName(fields, state.groups);
  const color_value = requiredText(fields, 'color_value');
  const is_multiple_choice = choiceOf(fields, 'is_multiple_choice', [0, 1]);
  const names = listIn(fields, 'label_list');
  if (names === null) throw misfit('label_list is required');
  const tags: Wire[] = [];
  for (const label of names) tags.push(newTag(id, objectOf(label), tags, state));
  const wire = { id, name, status: 1, type: 1, bizid: null, color_value, is_multiple_choice };
  state.groups = [{ wire: { ...wire, ...newTimes(state.clock.now()) }, tags }, ...state.groups];
  return reply({ item: id });
};

/** S7 */
const updateGroup: Route = ({ fields }, state) => {
  const group = knownGroup(state, textOf(fields, 'id'));
  const name = groupName(
    fields,
    state.groups.filter((other) => other !== group),
  );
  const wire: Wire = { ...group.wire, name, ...updatedTimes(state.clock.now()) };
  if (textOf(fields, 'color_value') !== '') wire.color_value = textOf(fields, 'color_value');
  if (textOf(fields, 'is_multiple_choice') !== '') {
    wire.is_multiple_choice = choiceOf(fields, 'is_multiple_choice', [0, 1]);
  }
  replaceGroup(state, { ...group, wire });
  return reply({});
};

/** S9: with its tags. The URL line has no place for the id, the sample has it in the path: both are taken. */
const removeGroup: Route = (ask, state) => {
  const group = knownGroup(state, idIn(ask));
  state.groups = state.groups.filter((other) => other !== group);
  takeOffEverybody(
    state,
    group.tags.map(({ id }) => String(id)),
  );
  return reply({});
};

/** S10: tells no id. `groupid` in the table is `groupId` in the sample. */
const createTag: Route = ({ fields }, state) => {
  const group = knownGroup(state, textOf(fields, 'groupid') || textOf(fields, 'groupId'));
  const tag = newTag(String(group.wire.id), fields, group.tags, state);
  replaceGroup(state, { ...group, tags: [tag, ...group.tags] });
  return reply({});
};

/** S11 */
const updateTag: Route = ({ fields }, state) => {
  const id = textOf(fields, 'id');
  const group = groupOfTag(state, id);
  const { name, param_name } = tagNames(
    fields,
    group.tags.filter((other) => other.id !== id),
  );
  const changed = (tag: Wire): Wire => ({
    ...tag,
    name,
    param_name: param_name ?? tag.param_name,
    ...updatedTimes(state.clock.now()),
  });
  replaceGroup(state, { ...group, tags: group.tags.map((tag) => (tag.id === id ? changed(tag) : tag)) });
  return reply({});
};

/** S13: the id in the path or in the query, as with S9. */
const removeTag: Route = (ask, state) => {
  const id = idIn(ask);
  const group = groupOfTag(state, id);
  replaceGroup(state, { ...group, tags: group.tags.filter((tag) => tag.id !== id) });
  takeOffEverybody(state, [id]);
  return reply({});
};

const idIn = ({ id, query }: Ask): string => query.get('id')?.trim() ?? id;

const newTag = (groupid: string, fields: Wire, others: readonly Wire[], state: State): Wire => ({
  id: newId(),
  groupid,
  bizid: null,
  ...tagNames(fields, others),
  status: 1,
  ...newTimes(state.clock.now()),
});

/** Writing the library of tags. */
export const tagWrites: Routes = {
  'POST label_group/save': createGroup,
  'POST label_group/update': updateGroup,
  'GET label_group/remove': removeGroup,
  'GET label_group/remove/:id': removeGroup,
  'POST label/save': createTag,
  'POST label/update': updateTag,
  'GET label/remove': removeTag,
  'GET label/remove/:id': removeTag,
};
