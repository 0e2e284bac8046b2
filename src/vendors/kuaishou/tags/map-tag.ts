import type { RecordOrigin } from '../../../records/record.ts';
import type { Tag } from '../../../records/tag.ts';
import { readTagRef, tagRef, type TagKey } from '../refs.ts';
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

/** A tag of the fixed vocabulary; a code that is not in it takes the name that the row gave it. */
function toTag(key: TagKey, nameInRow: string | null = null): Tag {
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
  ...Object.keys(marks).map((code) => toTag({ family: 'mark', code })),
  ...Object.keys(intentions).map((code) => toTag({ family: 'intention', code })),
];

/** A code that Kuaishou added since has no name here, but is no missing tag either. */
export const tagsByRefs = (refs: readonly string[]): Tag[] =>
  refs.map(readTagRef).flatMap((key) => (key === null ? [] : [toTag(key)]));

/** The tags a lead shows: "not marked" is none. */
export const tagsOf = (wire: WireClue): Tag[] =>
  tagKeysOf(wire)
    .filter(isShown)
    .map(({ key, name }) => toTag(key, name));

/** What a filter by tags may find a lead by, "not marked" included. */
export const tagRefsOf = (wire: WireClue): string[] => tagKeysOf(wire).map(({ key }) => tagRef(key));

const isShown = ({ key }: { readonly key: TagKey }): boolean => !(key.family === 'mark' && key.code === '0');

function tagKeysOf(wire: WireClue): { readonly key: TagKey; readonly name: string | null }[] {
  const mark = wire.clue_tag === null ? [] : [{ key: { family: 'mark', code: wire.clue_tag } as const, name: null }];
  const reasons = wire.child_intention_tag.flatMap(({ child_intention_id: code, child_intention_desc: name }) =>
    code === null ? [] : [{ key: { family: 'intention', code } as const, name }],
  );
  return [...mark, ...reasons].filter(({ key }) => readTagRef(tagRef(key)) !== null);
}
