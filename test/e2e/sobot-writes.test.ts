// Every mutation over the whole server to a Sobot that keeps what is written to it.
import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../support/recorded-server.ts';
import { inAnyOrder } from '../support/sobot-looks.ts';
import { lookAround, named, writtenOver } from '../support/sobot-world.ts';
import { writeCases } from '../support/sobot-write-cases.ts';

const cases = Object.entries(writeCases);

const theOne = (call: string) => expect.stringMatching(new RegExp(`^${call.replace(/\{\w+\}/, '\\w+')}$`));

/** The request of a payload, in the words in which a call is written down. */
const shownCall = ({ method, path, query, body }: Record<string, unknown>) => ({
  method,
  path,
  query: query ?? {},
  body: body ?? '',
});
const sentCall = ({ method, path, query, body }: RecordedCall) => ({ method, path, query, body });

// What the request cannot be built without; a dry run reads it too.
const readFirst: Readonly<Record<string, readonly string[]>> = {
  customerUpdate: ['POST /scrm/5/user/detail', 'GET /scrm/5/user/list_by_page'],
  customerTagsReplace: ['POST /scrm/5/label/userlabels'],
  customerStageSet: ['GET /scrm/5/user_stage/query_list_by_type'],
  customersAssign: ['GET /scrm/5/user/user_list'],
};
// Kept lists would spare the very calls that are counted.
const nothingKept = { SOBOT_LIBRARY_TTL_MS: '0', SOBOT_REFERENCE_TTL_MS: '0' };

describe.each(cases)('%s', (mutation, { input, call, look, after, payload: shown }) => {
  it('makes one call that changes something, and the list shows it by the next query', async () => {
    const asker = await writtenOver();
    const world = await lookAround(asker);
    expect(await look(asker, world)).not.toEqual(after(world));

    const { payload, errors, writes } = await asker.write(mutation, input(world), { fields: shown?.fields ?? '' });
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [], reason: null, readBack: null });
    expect(payload).toMatchObject((shown?.shows(world) ?? {}) as object);
    expect(writes.map(named)).toEqual([theOne(call)]);
    expect(await look(asker, world)).toEqual(after(world));
  });

  it('sends nothing when dry, and shows the very request that it sends afterwards', async () => {
    const asker = await writtenOver(undefined, nothingKept);
    const world = await lookAround(asker);
    const before = await look(asker, world);

    const dry = await asker.write(mutation, input(world), { dryRun: true, fields: shown?.fields ?? '' });
    expect(dry.errors).toEqual([]);
    expect(dry.payload).toMatchObject({ outcome: 'DRY_RUN', userErrors: [], reason: null, readBack: null });
    expect(dry.writes).toEqual([]);
    expect(dry.calls.map(named)).toEqual(readFirst[mutation] ?? []);
    expect(await look(asker, world)).toEqual(before);

    const { payload, writes } = await asker.write(mutation, input(world));
    expect(payload.vendorRequest).toEqual(dry.payload.vendorRequest);
    expect(writes.map(sentCall)).toEqual([shownCall(dry.payload.vendorRequest)]);
    const token = writes[0]?.headers['token'];
    expect(token).toMatch(/^\w{32}/);
    expect(JSON.stringify([dry.payload, payload])).not.toContain(token);
  });
});

it('shows each write of a request what those before it have done', async () => {
  const asker = await writtenOver();
  const { customer, worn, alsoWorn } = await lookAround(asker);
  const group = { vendor: 'SOBOT', externalId: worn.group };
  const data = await asker.read(
    `mutation ($group: VendorKeyInput!, $customer: ID!, $worn: ID!) {
      first: tagGroupUpdate(input: { group: $group, name: "甲组" }) { group { name tags { name } } }
      made: tagCreate(input: { group: $group, name: "全新标签" }) { record { group { name tags { name } } } }
      again: tagCreate(input: { group: $group, name: "更新标签" }) { record { group { name tags { name } } } }
      renamed: tagGroupUpdate(input: { group: $group, name: "乙组" }) { group { name tags { name } } }
      before: customerUpdate(input: { customerId: $customer, remark: "一" }) { record { remark tags { id } } }
      taken: customerTagsChange(input: { customerId: $customer, removeTagIds: [$worn] }) { record { remark tags { id } } }
    }`,
    { group, customer, worn: worn.id },
  );
  const tags = data.first.group.tags;
  expect(data.first.group.name).toBe('甲组');
  expect(data.made.record.group).toEqual({ name: '甲组', tags: inAnyOrder(...tags, { name: '全新标签' }) });
  const all = inAnyOrder(...tags, { name: '全新标签' }, { name: '更新标签' });
  expect(data.again.record.group).toEqual({ name: '甲组', tags: all });
  expect(data.renamed.group).toEqual({ name: '乙组', tags: all });
  expect(data.before.record.tags).toHaveLength(2);
  expect(data.taken.record).toEqual({ remark: '一', tags: [{ id: alsoWorn }] });
});
