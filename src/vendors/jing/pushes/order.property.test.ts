import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aPush, customerAfter, leadAfter } from '../../../../test/support/jing-lead.ts';
import { objectIn, type JsonObject } from '../shapes.ts';
import { events } from './event-types.ts';

const names = fc.constantFrom('王伟', '李娜', '', null);
const ids = fc.constantFrom('u-1', 'u-2', 'u-3');
const people = fc.uniqueArray(ids, { maxLength: 3 });
const pools = fc.constantFrom('market', 'sales', { value: 'sales', label: '销售池' }, []);
const changed = (values: fc.Arbitrary<unknown>) => fc.tuple(values, values);

const extra = fc.record(
  {
    owner: fc.constantFrom('u-1', 'u-2', ''),
    owner_name: names,
    notes: names,
    created_timestamp: fc.constantFrom('2023-01-01 00:00:00', '2023-01-02 00:00:00', ''),
    mapping_data: fc.record(
      {
        name: changed(names),
        account_id: changed(fc.constantFrom('acc-1', 'acc-2', null)),
        team_member: fc.oneof(changed(people), fc.tuple(people)),
        lead_pool: changed(pools),
      },
      { requiredKeys: [] },
    ),
    object_info: fc.record(
      {
        name: names,
        lead_pool: pools,
        owner: fc.constant({ value: { id: 'u-1', email: 'a@b.example' }, label: '黄' }),
        team_member: people,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const happening = fc.record({
  type: fc.constantFrom(...events.keys()),
  time: fc.integer({ min: 1000, max: 1003 }),
  extra,
});
// Told apart also where they say the same: a repeat would count once.
const story = fc
  .array(happening, { minLength: 2, maxLength: 7 })
  .map((all) => all.map(({ type, time, extra }, n) => aPush(type, { ...extra, scene_type: n }, time)));
const delivered = story.chain((pushes) =>
  fc.shuffledSubarray(pushes, { minLength: pushes.length, maxLength: pushes.length }),
);
const timeOf = (push: JsonObject): number => Number(push['create_time']);
/** As if nothing had come late; equal seconds stay as they came. */
const inTime = (pushes: readonly JsonObject[]) => pushes.toSorted((one, other) => timeOf(one) - timeOf(other));

it.each([
  ['lead', leadAfter],
  ['customer', customerAfter],
] as const)('ends in the same %s in whatever order its events come', async (_, after) => {
  await fc.assert(
    fc.asyncProperty(delivered, async (pushes) => {
      expect(await after(...pushes)).toEqual(await after(...inTime(pushes)));
    }),
    { numRuns: 40 },
  );
});

it('ends with the last that was said of a name, of deletion and of each helper', async () => {
  await fc.assert(
    fc.asyncProperty(delivered, async (pushes) => {
      const lead = await leadAfter(...pushes);
      let [name, isDeleted]: [unknown, boolean] = [null, false];
      for (const push of inTime(pushes)) {
        const { mapping_data, object_info } = objectIn(push['extra_data'])!;
        const told = { ...lasts(mapping_data), ...objectIn(object_info) };
        if (Object.hasOwn(told, 'name')) name = told['name'] === '' ? null : told['name'];
        if (push['event_type'] === 'object_voids') isDeleted = true;
        if (push['event_type'] === 'object_restore') isDeleted = false;
      }
      expect({ name: lead.name, isDeleted: lead.isDeleted }).toEqual({ name, isDeleted });
      expect(new Set(lead.collaborators?.map(({ externalId }) => externalId) ?? [])).toEqual(teamAfter(pushes));
    }),
    { numRuns: 40 },
  );
});

const lasts = (mapping: unknown): JsonObject =>
  Object.fromEntries(Object.entries(objectIn(mapping) ?? {}).map(([key, sides]) => [key, (sides as unknown[]).at(-1)]));

function teamIn(push: JsonObject): { isWhole: boolean; before: string[]; after: string[] } | null {
  const { mapping_data, object_info } = objectIn(push['extra_data'])!;
  const whole = objectIn(object_info)?.['team_member'] as string[] | undefined;
  if (whole !== undefined) return { isWhole: true, before: [], after: whole };
  const sides = objectIn(mapping_data)?.['team_member'] as string[][] | undefined;
  if (sides === undefined) return null;
  if (sides.length === 2) return { isWhole: false, before: sides[0]!, after: sides[1]! };
  const isOneSided = String(push['event_type']).endsWith('_team_member');
  if (push['event_type'] === 'object_remove_team_member') return null;
  return { isWhole: !isOneSided, before: [], after: sides[0]! };
}

/** Within a second what is said of one helper outdoes a whole list. */
function teamAfter(pushes: readonly JsonObject[]): Set<string> {
  const told = inTime(pushes).map((push) => ({ time: timeOf(push), team: teamIn(push) }));
  const helpers = new Set<string>();
  const last = told.findLast(({ team }) => team?.isWhole);
  for (const member of last?.team?.after ?? []) helpers.add(member);
  for (const { time, team } of told) {
    if (team === null || team.isWhole || time < (last?.time ?? 0)) continue;
    for (const member of team.before) helpers.delete(member);
    for (const member of team.after) helpers.add(member);
  }
  return helpers;
}
