// Where Sobot's own lists show what was written.
import { expect } from 'vitest';
import type { Asker } from './sobot-world.ts';

// In what order Sobot lists tags is not documented.
export const inAnyOrder = (...rows: readonly object[]): unknown =>
  expect.toSatisfy(
    (given: unknown) =>
      Array.isArray(given) &&
      given.length === rows.length &&
      rows.every((row) => expect.arrayContaining([row]).asymmetricMatch(given)),
  );

export const groupsNamed = async ({ read }: Asker, name: string) => {
  const { referenceData } = await read(
    '{ referenceData(vendor: SOBOT) { tagGroups { name color isMultipleChoice tags { name } } } }',
  );
  return referenceData.tagGroups.filter((group: { name: string }) => group.name === name);
};

export const tagsWith = async ({ read }: Asker, name: string): Promise<{ name: string }[]> =>
  (await read(`{ tags(vendors: [SOBOT], first: 100, filter: { name: "${name}" }) { nodes { name } } }`)).tags.nodes;

export const wornBy = async (asker: Asker, id: string): Promise<string[]> =>
  (await asker.row(id, 'tags { id }')).tags.map((tag: { id: string }) => tag.id).toSorted();

export async function allTagIds({ read }: Asker): Promise<string[]> {
  const { tags } = await read('{ tags(vendors: [SOBOT], first: 100) { nodes { id } } }');
  return tags.nodes.map((tag: { id: string }) => tag.id);
}

export const onBlacklist = async ({ read }: Asker, id: string) => {
  const { blacklist } = await read(
    `{ blacklist(vendors: [SOBOT], filter: { customerIds: ["${id}"] }) { nodes { duration reason isBlacklisted } } }`,
  );
  return blacklist.nodes;
};

export const followUpsOf = async ({ read }: Asker, id: string, fields: string) => {
  const { followUps } = await read(
    `{ followUps(vendors: [SOBOT], first: 1, filter: { targetIds: ["${id}"] }) { nodes { ${fields} } } }`,
  );
  return followUps.nodes[0] ?? null;
};
