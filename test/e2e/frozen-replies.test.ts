// Kept replies are shared by all who ask. Nothing may change them: here whatever is parsed cannot be changed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vendorNames, type VendorName } from '../../src/vendors/vendor-name.ts';
import { ask } from '../support/ask.ts';
import { everythingOf } from '../support/everything.ts';
import { recordedServer, type RecordedServer } from '../support/recorded-server.ts';
import { mutationOf, sampled, samples } from '../support/write-samples.ts';
import * as registry from '../../src/vendors/registry.ts';
import { systemClock } from '../../src/vendors/clock.ts';

const parse = JSON.parse;
let isFrozen = false;
let frozen = 0;
beforeAll(() => {
  JSON.parse = (text, reviver) => (isFrozen ? freeze(parse(text, reviver)) : parse(text, reviver));
});
afterAll(() => {
  JSON.parse = parse;
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    frozen += 1;
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

const lists = {
  leads: 'Lead',
  customers: 'Customer',
  tags: 'Tag',
  followUps: 'FollowUp',
  tasks: 'Task',
  blacklist: 'BlacklistEntry',
} as const;

const upper = (vendor: VendorName) => vendor.toUpperCase();
const sources = 'sources { vendor status servedFrom returned totalCount error { code message } }';
const listOf = (list: keyof typeof lists, vendor: VendorName, levels: number, args = '') =>
  `{ ${list}(first: 4, vendors: [${upper(vendor)}]${args}) { totalCount ${sources} nodes ${everythingOf(lists[list], vendor, levels)} } }`;

const ofTimes = /(^|_)(cursor|endCursor|startCursor|fetchedAt|latencyMs|observedSince|receivedAt|servedFrom)$/;

/** What is the same of an answer whenever it is asked for. */
const withoutTimes = (answer: object): unknown =>
  parse(JSON.stringify(answer, (name, value: unknown) => (ofTimes.test(name) ? undefined : value)));

/** Whatever can be asked, and what is answered; of what is asked later the ids come from what is answered first. */
async function everything({ server }: RecordedServer): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  const told = async (name: string, query: string, variables: object = {}) => {
    const { body } = await ask(server, query, { variables });
    expect.soft(JSON.stringify(body), name).not.toContain('INTERNAL');
    answers.set(name, withoutTimes(body));
    return body;
  };
  for (const vendor of vendorNames) {
    for (const list of ['leads', 'customers', 'tags', 'tasks', 'blacklist'] as const) {
      const { data } = await told(`${list} of ${vendor}`, listOf(list, vendor, 2));
      const ids: string[] = (data?.[list]?.nodes ?? []).flatMap(
        (node: Record<string, string>) => node[`${lists[list]}_id`] ?? [],
      );
      for (const id of ids.slice(0, 2)) {
        await told(
          `one of ${list} of ${vendor}: ${id}`,
          `{ node(id: "${id}") ${everythingOf(lists[list], vendor, 3)} }`,
        );
        if (list !== 'leads' && list !== 'customers') continue;
        await told(`follow-ups of ${id}`, listOf('followUps', vendor, 2, `, filter: { targetIds: ["${id}"] }`));
      }
    }
    await told(
      `reference of ${vendor}`,
      `{ referenceData(vendor: ${upper(vendor)}) ${everythingOf('ReferenceData', vendor, 3)} }`,
    );
    const content = `localizedContent(vendor: ${upper(vendor)}, placeholder: "size")`;
    await told(`texts of ${vendor}`, `{ ${content} ${everythingOf('LocalizedContent', vendor, 2)} }`);
    const owner = `owner: { vendor: ${upper(vendor)}, externalId: "a1" }`;
    const assigned = `assignedAt: { gte: "2026-01-01T00:00:00Z", lt: "2026-02-01T00:00:00Z" }`;
    await told(
      `assignments of ${vendor}`,
      `{ customerAssignments(${owner}, ${assigned}) { ${sources} nodes ${everythingOf('CustomerAssignment', vendor, 2)} } }`,
    );
    const days = 'from: "2026-01-01", to: "2026-01-20"';
    await told(
      `days of ${vendor}`,
      `{ customerAssignmentStatistics(${owner}, ${days}) ${everythingOf('DailyAssignments', vendor, 1)} }`,
    );
  }
  await told('changes', `{ changes(first: 50) { nodes ${everythingOf('Change', 'jing', 2)} } }`);
  for (const name of sampled) await told(name, mutationOf(name), { input: samples[name].input, dryRun: true });
  return answers;
}

async function pushed(running: RecordedServer): Promise<void> {
  for (const vendor of vendorNames) {
    for (const push of registry[vendor].sandbox(systemClock).pushes ?? []) await running.push(vendor, push);
  }
}

it('is not needed by any answer that a reply can be changed', { timeout: 240_000 }, async () => {
  const plain = await recordedServer({ CACHE_TTL_MS: '600000' });
  const kept = await recordedServer({ CACHE_TTL_MS: '600000' });
  await pushed(plain);
  const wanted = [await everything(plain), await everything(plain)];
  isFrozen = true;
  await pushed(kept);
  const first = await everything(kept);
  kept.counted();
  const second = await everything(kept);
  expect(kept.counted()).toEqual({}); // all of it was kept
  isFrozen = false;
  expect(frozen).toBeGreaterThan(10_000);
  for (const [round, answers] of [first, second].entries()) {
    for (const [name, answer] of answers) expect.soft(answer, name).toEqual(wanted[round]!.get(name));
  }
  expect(first.size).toBe(wanted[0]!.size);
});
