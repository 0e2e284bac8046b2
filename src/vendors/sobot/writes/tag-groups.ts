import { z } from 'zod';
import type { Call } from '../../call.ts';
import { id } from '../../values/wire.ts';
import { Refusal } from '../../vendor-error.ts';
import type { InputProblem, Write } from '../../write.ts';
import type { TagGroupCreate, TagGroupDelete, TagGroupUpdate } from '../../write-inputs.ts';
import type { TagGroup } from '../../../records/tag.ts';
import { isNativeId } from '../refs.ts';
import { toTagGroup } from '../tags/map-tag.ts';
import { checkFilled, checkText, isBlank, unfit, wrong } from './checks.ts';
import { scan } from './pages.ts';
import { prepared, wrote } from './prepared.ts';
import { post, removal } from './request.ts';
import type { WriteRoom } from './room.ts';
import { cameOf } from './since.ts';

const longestName = 30; // 510007

const noRecord = wrote();
const bareId = z.object({ item: id.catch(null) });

/** S6 */
export const tagGroupCreate = (room: WriteRoom): Write<TagGroupCreate> => ({
  async prepare({ name, color, isMultipleChoice, tagNames }) {
    const problems = unfit([
      ...checkText(name, ['name'], longestName),
      ...(isBlank(color) ? wrong(['color'], 'REQUIRED', 'Sobot needs a color for a new group.') : []),
      ...tagNames.flatMap((tag, index) => checkText(tag, ['tagNames', String(index)], longestName)),
      ...(new Set(tagNames).size < tagNames.length
        ? wrong(['tagNames'], 'INVALID_VALUE', 'Each name of a tag can stand there once.')
        : []),
    ]);
    if (problems !== null) return problems;
    return prepared(room, {
      request: post('label_group/save', {
        name,
        color_value: color,
        is_multiple_choice: Number(isMultipleChoice),
        label_list: tagNames.map((tag) => ({ name: tag })),
      }),
      // 510007 does not tell whether it means the group or one of its tags.
      places: { groupName: ['name'], tagName: ['tagNames'], name: tagNames.length === 0 ? ['name'] : null },
      changesLibrary: true,
      receipt: (reply) => ({ refs: [], externalId: bareId.catch({ item: null }).parse(reply).item }),
      async readBack(sentAt, call) {
        const { groups } = await readGroups(room, call);
        const group = groups.find((row) => row.name === name && isAlive(row) && cameOf(row.createdAt, sentAt));
        return group === undefined ? null : { refs: [], externalId: group.externalId };
      },
    });
  },
});

/** S7: what is left out stays. */
export const tagGroupUpdate = (room: WriteRoom): Write<TagGroupUpdate> => ({
  async prepare({ groupExternalId, name, color, isMultipleChoice }) {
    const problems = unfit([
      ...checkGroup(groupExternalId),
      ...checkText(name, ['name'], longestName),
      ...checkFilled(color, ['color']),
    ]);
    if (problems !== null) return problems;
    const choice = isMultipleChoice ?? null;
    const receipt = { refs: [], externalId: groupExternalId };
    return prepared(room, {
      request: post('label_group/update', {
        id: groupExternalId,
        name,
        ...(isBlank(color) ? {} : { color_value: color }),
        ...(choice === null ? {} : { is_multiple_choice: Number(choice) }),
      }),
      places: { group: ['group'], groupName: ['name'], name: ['name'] },
      changesLibrary: true,
      receipt: () => receipt,
      async readBack(_sentAt, call) {
        const { groups } = await readGroups(room, call);
        const group = groups.find(({ externalId }) => externalId === groupExternalId);
        const isDone =
          group?.name === name &&
          (isBlank(color) || group.color === color) &&
          (choice === null || group.isMultipleChoice === choice);
        return isDone ? receipt : null;
      },
    });
  },
});

/** S9: takes the group's tags with it. */
export const tagGroupDelete = (room: WriteRoom): Write<TagGroupDelete> => ({
  async prepare({ groupExternalId }) {
    const problems = unfit(checkGroup(groupExternalId));
    if (problems !== null) return problems;
    return prepared(room, {
      request: removal('label_group/remove', groupExternalId, room.settings.SOBOT_DELETE_ID_IN),
      places: { group: ['group'] },
      changesLibrary: true,
      receipt: () => ({ ...noRecord(), externalId: groupExternalId }),
      async readBack(_sentAt, call) {
        const { groups, isWhole } = await readGroups(room, call);
        if (!isWhole) throw new Refusal({ kind: 'PARTIAL', message: 'There are too many groups to look through.' });
        const isThere = groups.some((group) => group.externalId === groupExternalId && isAlive(group));
        return isThere ? null : { refs: [], externalId: groupExternalId };
      },
    });
  },
});

export function checkGroup(groupId: string): InputProblem[] {
  const path = ['group', 'externalId'];
  if (isBlank(groupId)) return wrong(path, 'REQUIRED', 'It cannot be blank.');
  return isNativeId(groupId) ? [] : wrong(path, 'NOT_FOUND', 'There is no such group of tags.');
}

const isAlive = ({ status }: TagGroup): boolean => status !== 'DELETED';

/** The groups as they are now, past the kept library (S8). */
async function readGroups(room: WriteRoom, call: Call) {
  const { rows, isWhole } = await scan((page) => room.client.tagGroups(page, call));
  return { groups: rows.map((row) => toTagGroup(row, [], { servedFrom: 'LIVE', fetchedAt: null })), isWhole };
}
