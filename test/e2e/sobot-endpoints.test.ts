// Walks docs/sobot-endpoints.md: every endpoint of Sobot's document is called by the field or mutation that the table names.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { recordServer, type RecordedServer } from '../support/recorded-server.ts';

interface Row {
  readonly name: string;
  readonly method: string;
  /** A pattern: an id in the path is anything. */
  readonly path: string;
  readonly reachedBy: string;
}

const table = readFileSync(new URL('../../docs/sobot-endpoints.md', import.meta.url), 'utf8');
const rows: Row[] = [...table.matchAll(/^\| (S\d+) \| `(GET|POST) (\S+)` \| (.*) \|$/gm)].map(
  ([, name = '', method = '', path = '', reachedBy = '']) => ({
    name,
    method,
    path: path.replaceAll('{id}', '[^/]+'),
    reachedBy,
  }),
);

/** Things at the sandbox that operations point at; writes make their own where they destroy. */
interface World {
  readonly customer: string;
  readonly blacklisted: string;
  readonly tag: string;
  readonly group: string;
  readonly agent: string;
  readonly stage: string;
}

const listed = (list: string, fields = 'externalId name') =>
  `{ referenceData(vendor: SOBOT) { ${list} { ${fields} } } }`;
const written = 'outcome userErrors { path code message }';

const operations: Readonly<Record<string, (world: World) => string>> = {
  S1: () => listed('customerLevels'),
  S2: () => listed('timeZones'),
  S3: () => listed('languages'),
  S4: () => listed('countries'),
  S5: () => '{ localizedContent(vendor: SOBOT, placeholder: "{{name}}") { externalId } }',
  S6: () =>
    `mutation { tagGroupCreate(input: { vendor: SOBOT, name: "S6", color: "#76A6F1", isMultipleChoice: true, tagNames: ["S6 a"] }) { ${written} group { name } } }`,
  S7: ({ group }) =>
    `mutation { tagGroupUpdate(input: { group: { vendor: SOBOT, externalId: "${group}" }, name: "S7" }) { ${written} } }`,
  S8: () => listed('tagGroups'),
  S9: ({ group }) =>
    `mutation { tagGroupDelete(input: { group: { vendor: SOBOT, externalId: "${group}" } }) { ${written} } }`,
  S10: ({ group }) =>
    `mutation { tagCreate(input: { group: { vendor: SOBOT, externalId: "${group}" }, name: "S10" }) { ${written} record { name } } }`,
  S11: ({ tag }) => `mutation { tagUpdate(input: { tagId: "${tag}", name: "S11" }) { ${written} record { name } } }`,
  S12: () => '{ tags(vendors: [SOBOT], first: 1) { nodes { name } } }',
  S13: ({ tag }) => `mutation { tagDelete(input: { tagId: "${tag}" }) { ${written} } }`,
  S14: () => '{ customers(vendors: [SOBOT], first: 1) { nodes { tags { name } } } }',
  S15: ({ customer, tag }) =>
    `mutation { customerTagsReplace(input: { customerId: "${customer}", tagIds: ["${tag}"], method: VENDOR_CALL }) { ${written} } }`,
  S16: ({ customer, tag }) =>
    `mutation { customerTagsChange(input: { customerId: "${customer}", addTagIds: ["${tag}"] }) { ${written} } }`,
  S17: () =>
    `mutation { customerCreate(input: { vendor: SOBOT, nickname: "S17", status: FIRST_INQUIRY }) { ${written} } }`,
  S18: ({ customer }) =>
    `mutation { customerUpdate(input: { customerId: "${customer}", remark: "S18" }) { ${written} } }`,
  S19: () => `mutation { companyCreate(input: { vendor: SOBOT, name: "S19" }) { ${written} companyExternalId } }`,
  S20: ({ customer, agent }) =>
    `mutation { customersAssign(input: { customerIds: ["${customer}"], kind: CHANGE_OWNER, owners: [{ externalId: "${agent}" }] }) { ${written} } }`,
  S21: ({ customer }) =>
    `mutation { customersRecycle(input: { customerIds: ["${customer}"], isValid: true }) { ${written} } }`,
  S22: () => '{ customers(vendors: [SOBOT], first: 1) { nodes { nickname } } }',
  S23: ({ customer }) => `{ customer(id: "${customer}") { nickname } }`,
  S24: ({ customer }) => `{ customer(id: "${customer}") { followUps(first: 1) { nodes { kind } } } }`,
  S25: ({ customer }) => `mutation { followUpAdd(input: { targetId: "${customer}", content: "S25" }) { ${written} } }`,
  S26: () => listed('stages'),
  S27: ({ customer, stage }) =>
    `mutation { customerStageSet(input: { customerId: "${customer}", stageExternalId: "${stage}", stageType: PROCESS }) { ${written} } }`,
  S28: ({ agent }) =>
    `{ customerAssignments(owner: { vendor: SOBOT, externalId: "${agent}" }, assignedAt: { gte: "2026-10-01T00:00:00Z", lt: "2026-11-01T00:00:00Z" }) { nodes { nickname } } }`,
  S29: ({ agent }) =>
    `{ customerAssignmentStatistics(owner: { vendor: SOBOT, externalId: "${agent}" }, from: "2026-10-01", to: "2026-10-31") { date count } }`,
  S30: () => listed('customerSources'),
  S31: () => listed('staff'),
  S32: () => listed('provinces'),
  S33: () => listed('provinces', 'name children { name }'),
  S34: () => listed('provinces', 'name children { name children { name } }'),
  S35: () => listed('customFields(of: CUSTOMER)'),
  S36: () => listed('customerLevels'),
  S37: () => listed('customFields(of: COMPANY)'),
  S38: () => '{ blacklist(vendors: [SOBOT], first: 1) { nodes { nickname } } }',
  S39: ({ customer }) =>
    `mutation { blacklistAdd(input: { customerId: "${customer}", duration: HOURS_24, reason: "S39" }) { ${written} } }`,
  S40: ({ blacklisted }) => `mutation { blacklistRemove(input: { customerId: "${blacklisted}" }) { ${written} } }`,
};

let running: RecordedServer;

// Kept lists would spare the very calls that are looked for.
const asIs = { SOBOT_LIBRARY_TTL_MS: '0', SOBOT_REFERENCE_TTL_MS: '0' };

beforeAll(async () => {
  running = await recordServer(asIs);
  return () => running.close();
});

async function answered(query: string) {
  const { body } = await ask(running.server, query);
  expect(body.errors).toBeUndefined();
  return body.data;
}

async function lookAround(): Promise<World> {
  const data = await answered(`{
    customers(vendors: [SOBOT], first: 3, filter: { isBlacklisted: false }) { nodes { id } }
    blacklisted: customers(vendors: [SOBOT], first: 1, filter: { isBlacklisted: true }) { nodes { id } }
    tags(vendors: [SOBOT], first: 1, filter: { kinds: [BUSINESS] }) { nodes { id group { externalId } } }
    referenceData(vendor: SOBOT) { stages { externalId } staff { externalId kind children { externalId kind } } }
  }`);
  const [tag] = data.tags.nodes;
  const { stages, staff } = data.referenceData;
  return {
    customer: data.customers.nodes[0].id,
    blacklisted: data.blacklisted.nodes[0].id,
    tag: tag.id,
    group: tag.group.externalId,
    agent: staff[0].children[0].externalId,
    stage: stages[0].externalId,
  };
}

it('tells of all forty, each once', () => {
  expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 40 }, (_, index) => `S${index + 1}`));
  expect(Object.keys(operations)).toEqual(rows.map(({ name }) => name));
});

it.each(rows)('$name is called by $reachedBy', async ({ name, method, path, reachedBy }) => {
  const operation = operations[name]!(await lookAround());
  const asked = name === 'S1' ? 0 : running.calls.length; // one token serves all
  const data = await answered(operation);

  const calls = running.calls.slice(asked).map((call) => `${call.method} ${call.path}`);
  expect(calls).toContainEqual(expect.stringMatching(new RegExp(`^${method} ${path}$`)));
  if (name !== 'S1') expect(fieldsNamed(reachedBy).filter((field) => operation.includes(field))).not.toEqual([]);
  if (!operation.startsWith('mutation')) return;
  expect(Object.values(data)).toEqual([expect.objectContaining({ outcome: 'APPLIED', userErrors: [] })]);
});

/** `referenceData.timeZones`, `Customer.tags` … */
const fieldsNamed = (reachedBy: string): string[] =>
  [...reachedBy.matchAll(/`(?:\w+\.)?(\w+)/g)].map(([, field]) => field!);
