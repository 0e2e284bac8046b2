import type { RecordOrigin } from '../../../records/record.ts';
import type { Tag } from '../../../records/tag.ts';
import { isTagCode, readTagRef, tagRef, type TagKey } from '../refs.ts';
import type { WireClue } from '../wire.ts';

// Names as in doc 2657, which joins the older text's 0-3 and 1-9; there is no 10.
const marks: Readonly<Record<string, string>> = {
  0: '未标记',
  1: '新增',
  2: '回流',
  3: '无效',
  4: '参与返款',
  5: '不参与返款',
};
const intentions: Readonly<Record<string, string>> = {
  1: '高意向度-高意愿',
  2: '高意向度-有明确需求',
  3: '潜在客户类标签-有购买力',
  4: '潜在客户类标签-多次建联',
  5: '无意向类标签-无购买能力',
  6: '无意向类标签-非本人提交',
  7: '无意向类标签-非本人接电话',
  8: '无意向类标签-无购买意愿',
  9: '无意向类标签-业务范围不符',
  11: '无意向类标签-年龄不符',
  12: '无意向类标签-地域不符',
  13: '无意向类标签-多次未建联',
  14: '成交付费',
};

const origin: RecordOrigin = { servedFrom: 'BUILT_IN', fetchedAt: null };

/** A code that is not in the vocabulary takes the name that the row gave it. */
function newTag(key: TagKey, nameInRow: string | null = null): Tag {
  const names = key.family === 'mark' ? marks : intentions;
  return {
    ref: tagRef(key),
    externalId: key.code,
    origin,
    raw: null,
    details: null,
    name: Object.hasOwn(names, key.code) ? names[key.code]! : nameInRow,
    color: null,
    kind: key.family === 'mark' ? 'LEAD_MARK' : 'INTENTION',
    kindRaw: key.family === 'mark' ? 'clue_tag' : 'child_intention_tag',
    status: null,
    statusRaw: null,
    group: null,
    createdAt: null,
    updatedAt: null,
  };
}

/** The whole vocabulary. `mark.0`, "not marked", is in it so that leads can be filtered by it. */
export const vocabulary: readonly Tag[] = [
  ...Object.keys(marks).map((code) => newTag({ family: 'mark', code })),
  ...Object.keys(intentions).map((code) => newTag({ family: 'intention', code })),
];
const byRef: ReadonlyMap<string, Tag> = new Map(vocabulary.map((tag) => [tag.ref, tag]));

/** Of the vocabulary always the same one: nobody changes it. */
const toTag = (key: TagKey, nameInRow?: string | null): Tag => byRef.get(tagRef(key)) ?? newTag(key, nameInRow);

/** A code that Kuaishou added since has no name here, but is no missing tag either. */
export const tagsByRefs = (refs: readonly string[]): Tag[] =>
  refs.map(readTagRef).flatMap((key) => (key === null ? [] : [toTag(key)]));

/** The tags a lead shows: "not marked" is none. */
export const tagsOf = (wire: WireClue): Tag[] =>
  tagsWorn(wire)
    .filter(isShown)
    .map((worn) => toTag(worn, worn.name));

/** What a filter by tags may find a lead by, "not marked" included. */
export const tagRefsOf = (wire: WireClue): string[] => tagsWorn(wire).map(tagRef);

const isShown = ({ family, code }: TagKey): boolean => !(family === 'mark' && code === '0');

interface WornTag extends TagKey {
  readonly name: string | null;
}

function tagsWorn({ clue_tag: mark, child_intention_tag: reasons }: WireClue): WornTag[] {
  const worn: WornTag[] = [];
  if (mark !== null && isTagCode(mark)) worn.push({ family: 'mark', code: mark, name: null });
  for (const { child_intention_id: code, child_intention_desc: name } of reasons) {
    if (code !== null && isTagCode(code)) worn.push({ family: 'intention', code, name });
  }
  return worn;
}
