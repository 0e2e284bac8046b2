import type { Tag } from '../../../records/tag.ts';
import type { Call } from '../../call.ts';
import type { InputProblem, Write } from '../../write.ts';
import type { TagCreate, TagDelete, TagUpdate } from '../../write-inputs.ts';
import { toTagGroup } from '../tags/map-tag.ts';
import { checkFilled, checkTags, checkText, isBlank, tagIdsOf, unfit } from './checks.ts';
import { scan } from './pages.ts';
import { prepared, wrote } from './prepared.ts';
import { post, removal } from './request.ts';
import type { WriteRoom } from './room.ts';
import { cameOf, newest } from './since.ts';
import { checkGroup } from './tag-groups.ts';

const longestName = 30; // 510007, 510008

/** S10: tells no id, so the tag is looked for by its name afterwards. */
export const tagCreate = (room: WriteRoom): Write<TagCreate> => ({
  async prepare(input) {
    const { groupExternalId, name, paramName } = input;
    const problems = unfit([...checkGroup(groupExternalId), ...checkNames(input)]);
    if (problems !== null) return problems;
    const find = async (sentAt: Date, call: Call): Promise<string | null> => {
      const { rows } = await scan((page) => room.client.tags(groupExternalId, page, call));
      const group = toTagGroup({ id: groupExternalId }, rows, { servedFrom: 'LIVE', fetchedAt: null });
      const made = group.tags.filter(
        (tag) => isNamed(tag, input) && tag.status !== 'DELETED' && cameOf(tag.createdAt, sentAt),
      );
      return newest(made, (tag) => tag.createdAt)?.ref ?? null;
    };
    return prepared(room, {
      // The sample says groupId, the table groupid.
      request: post('label/save', { name, groupid: groupExternalId, ...paramOf(paramName) }),
      places: { ...namePlaces(paramName), group: ['group'] },
      changesLibrary: true,
      receipt: () => ({ refs: null }),
      find,
      async readBack(sentAt, call) {
        const ref = await find(sentAt, call);
        return ref === null ? null : { refs: [ref] };
      },
    });
  },
});

/** S11: a parameter name that is left out stays. */
export const tagUpdate = (room: WriteRoom): Write<TagUpdate> => ({
  async prepare(input) {
    const { tag, name, paramName } = input;
    const problems = unfit([...checkTags([tag], ['tagId']), ...checkNames(input)]);
    if (problems !== null) return problems;
    const [id] = tagIdsOf([tag]);
    return prepared(room, {
      request: post('label/update', { id, name, ...paramOf(paramName) }),
      places: { ...namePlaces(paramName), tag: ['tagId'] },
      changesLibrary: true,
      receipt: wrote(tag),
      async readBack(_sentAt, call) {
        const [found] = await readTag(room, tag, call);
        return found !== undefined && isNamed(found, input) ? { refs: [tag] } : null;
      },
    });
  },
});

/** S13 */
export const tagDelete = (room: WriteRoom): Write<TagDelete> => ({
  async prepare({ tag }) {
    const problems = unfit(checkTags([tag], ['tagId']));
    if (problems !== null) return problems;
    const [id] = tagIdsOf([tag]);
    return prepared(room, {
      request: removal('label/remove', id!, room.settings.SOBOT_DELETE_ID_IN),
      places: { tag: ['tagId'] },
      changesLibrary: true,
      receipt: wrote(tag),
      async readBack(_sentAt, call) {
        const found = await readTag(room, tag, call);
        return found.every(({ status }) => status === 'DELETED') ? { refs: [tag] } : null;
      },
    });
  },
});

const checkNames = ({ name, paramName }: Pick<TagCreate, 'name' | 'paramName'>): InputProblem[] => [
  ...checkText(name, ['name'], longestName),
  ...checkFilled(paramName, ['paramName'], longestName),
];

const paramOf = (paramName: string | null | undefined) => (isBlank(paramName) ? {} : { param_name: paramName });

const namePlaces = (paramName: string | null | undefined) => ({
  tagName: ['name'],
  name: ['name'],
  ...(isBlank(paramName) ? {} : { paramName: ['paramName'] }),
});

const isNamed = ({ name, details }: Tag, asked: Pick<TagCreate, 'name' | 'paramName'>): boolean =>
  name === asked.name && (isBlank(asked.paramName) || paramNameOf(details) === asked.paramName);

const paramNameOf = (details: Tag['details']): unknown =>
  details !== null && details !== undefined && 'paramName' in details ? details.paramName : null;

/** The tag as it is now: which group it is of is not known, so the whole library is read. */
async function readTag({ library }: WriteRoom, ref: string, call: Call): Promise<readonly Tag[]> {
  const { tags } = await library.read(call);
  return tags.filter((tag) => tag.ref === ref);
}
