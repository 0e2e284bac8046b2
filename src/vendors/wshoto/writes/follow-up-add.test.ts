import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../../test/support/ask-graph.ts';
import { aCall } from '../../../../test/support/http-over.ts';
import { connected, overReplies, overSandbox, preparedFor, tokenReply } from '../../../../test/support/wshoto.ts';
import { toGlobalId } from '../../../graph/nodes/global-id.ts';
import { systemClock } from '../../clock.ts';
import { toVendorError } from '../../to-vendor-error.ts';
import { Refusal } from '../../vendor-error.ts';
import type { FollowUpAdd } from '../../write-inputs.ts';
import { sandbox } from '../sandbox/sandbox.ts';

const lead = { entity: 'LEAD', ref: '1532234063232437057' } as const;
const customer = { entity: 'CUSTOMER', ref: 'wmJYSuBgAAAFyDEU2SLe' } as const;
const note: FollowUpAdd = {
  target: lead,
  content: '跟进一下客户',
  authorExternalId: 'chen-di',
  contactTypeRaw: '企微联系',
};

const answering = (data: string) =>
  overReplies((endpoint) => (endpoint === 'access_token' ? tokenReply : `{"code":0,"msg":"请求成功","data":${data}}`));

describe('the request', () => {
  const bodyFor = async (input: FollowUpAdd) =>
    (await preparedFor(answering('1').adapter.writes?.followUpAdd, input)).request?.body;

  it('is that of the document for a lead', async () => {
    expect(await bodyFor(note)).toBe(
      '{"type":"0","id":"1532234063232437057","user_id":"chen-di","contact_type":"企微联系","follow_content":"跟进一下客户"}',
    );
  });

  it('numbers targets otherwise than lists do', async () => {
    expect(JSON.parse((await bodyFor({ ...note, target: customer }))!)).toMatchObject({ type: '1', id: customer.ref });
  });
});

it('tells all that is wrong at once, each with its place, and calls nobody', async () => {
  const { adapter, http } = answering('1');
  const problems = async (input: FollowUpAdd) => {
    const prepared = await adapter.writes!.followUpAdd!.prepare(input, aCall());
    return 'problems' in prepared ? prepared.problems.map(({ path, code }) => [path?.join('.'), code]) : null;
  };
  expect(await problems({ target: customer, content: ' \n' })).toEqual([
    ['content', 'REQUIRED'],
    ['authorExternalId', 'REQUIRED'],
    ['contactTypeRaw', 'REQUIRED'],
  ]);
  expect(await problems({ ...note, authorExternalId: ' ' })).toEqual([['authorExternalId', 'REQUIRED']]);
  expect(await problems({ ...note, contactTypeRaw: null })).toEqual([['contactTypeRaw', 'REQUIRED']]);
  expect(await problems({ ...note, target: { entity: 'LEAD', ref: 'x' } })).toEqual([['targetId', 'NOT_FOUND']]);
  expect(await problems({ ...note, target: { entity: 'CUSTOMER', ref: '../x' } })).toEqual([['targetId', 'NOT_FOUND']]);
  expect(await problems({ ...note, target: { entity: 'TASK', ref: '1' } })).toEqual([['targetId', 'UNSUPPORTED']]);
  expect(http.calls).toEqual([]);
});

describe('the id in the answer', () => {
  const send = async (data: string) => {
    const { adapter } = answering(data);
    return (await preparedFor(adapter.writes?.followUpAdd, note)).send(aCall());
  };

  it.each([
    ['1539134210387191809', 'staff.1539134210387191809'],
    ['"1539134210387191809"', 'staff.1539134210387191809'],
    ['17', 'staff.17'],
  ])('%s keeps every digit', async (data, ref) => {
    expect(await send(data)).toEqual({ refs: [ref] });
  });

  it.each(['null', 'true', '0', '-5', '1.5', '""', '"x"', '{}', '[17]'])(
    '%s is none, and leaves open what was done',
    async (data) => {
      const error: unknown = await send(data).catch((thrown: unknown) => thrown);
      expect(toVendorError('wshoto', error)).toMatchObject({ kind: 'BAD_REPLY' });
      expect(error instanceof Refusal && error.neverSent).toBe(false);
    },
  );
});

const mutation = (target: string, more = '') => `followUpAdd(
  input: { targetId: "${target}", content: "明天再打", authorExternalId: "lisi", contactTypeRaw: "电话联系" ${more} }
) {
  outcome reason readBack userErrors { path code message ... on VendorRefusal { vendorCode vendorMessage } }
  vendorRequest { path query body }
  record { id externalId kind content title occurredAt targetType targetExternalId author { externalId } raw }
}`;

const leadId = '1254676189924499998'; // the second of the sandbox

describe('over the sandbox', () => {
  it.each([
    ['LEAD', leadId],
    ['CUSTOMER', 'wmSandbox0004'],
  ] as const)('a note on a %s is shown by itself, by the next list and below its target', async (entity, ref) => {
    const { adapter } = overSandbox();
    const adapters = { wshoto: adapter };
    const target = toGlobalId({ entity, vendor: 'wshoto', ref });
    const { data, errors } = await askGraph(adapters, `mutation { ${mutation(target)} }`);

    expect(errors).toEqual([]);
    const { record, ...written } = data.followUpAdd;
    expect(written).toMatchObject({ outcome: 'APPLIED', userErrors: [], reason: null, readBack: null });
    expect(record).toMatchObject({
      externalId: '1254676189928000012',
      kind: 'NOTE',
      content: '明天再打',
      title: '电话联系',
      occurredAt: '2026-11-01T00:00:00Z',
      targetType: entity,
      targetExternalId: ref,
      author: { externalId: 'lisi' },
    });

    const next = await askGraph(
      adapters,
      `query ($id: ID!) {
        followUps(vendors: [WSHOTO], first: 1) { nodes { id } }
        node(id: $id) { ... on Lead { followUps(first: 1) { nodes { id } } } ... on Customer { followUps(first: 1) { nodes { id } } } }
      }`,
      { variables: { id: target } },
    );
    expect(next).toMatchObject({
      errors: [],
      data: { followUps: { nodes: [{ id: record.id }] }, node: { followUps: { nodes: [{ id: record.id }] } } },
    });
  });

  it('a dry run shows the request and sends nothing', async () => {
    const { adapter, http } = overSandbox();
    const target = toGlobalId({ entity: 'LEAD', vendor: 'wshoto', ref: leadId });
    const query = `mutation { ${mutation(target).replace('input:', 'dryRun: true, input:')} }`;
    const { data } = await askGraph({ wshoto: adapter }, query);
    expect(data.followUpAdd).toMatchObject({
      outcome: 'DRY_RUN',
      vendorRequest: { path: '/crm/follow/create', query: null, body: expect.stringContaining(`"id":"${leadId}"`) },
      record: null,
    });
    expect(http.calls).toEqual([]);
  });

  it('a target that the vendor does not have is a no of the vendor’s', async () => {
    const { adapter } = overSandbox();
    const target = toGlobalId({ entity: 'LEAD', vendor: 'wshoto', ref: '1' });
    const { data, errors } = await askGraph({ wshoto: adapter }, `mutation { ${mutation(target)} }`);
    expect(errors).toEqual([]);
    expect(data.followUpAdd).toMatchObject({
      outcome: 'REJECTED',
      userErrors: [{ path: null, code: 'UNKNOWN', vendorCode: '40003', vendorMessage: '跟进对象不存在' }],
      record: null,
    });
  });
});

describe('a note whose answer was lost', () => {
  it('is UNKNOWN, is found when its key is asked again, and stands there once', async () => {
    const imitation = sandbox(systemClock);
    const { adapter, calls } = connected(async (request) => {
      const response = await imitation.fetch!(request);
      if (!request.url.includes('/crm/follow/create')) return response;
      throw new Refusal({ kind: 'UNAVAILABLE', message: 'The connection broke.' });
    }, imitation.env);
    const target = toGlobalId({ entity: 'CUSTOMER', vendor: 'wshoto', ref: 'wmSandbox0004' });
    const write = mutation(target, 'idempotencyKey: "one"');
    const { data, errors } = await askGraph({ wshoto: adapter }, `mutation { first: ${write} again: ${write} }`);

    expect(errors).toEqual([]);
    expect(data.first).toMatchObject({ outcome: 'UNKNOWN', readBack: null, record: null });
    expect(data.again).toMatchObject({
      outcome: 'APPLIED',
      readBack: 'FOUND',
      record: { externalId: '1254676189928000012', content: '明天再打' },
    });
    expect(calls().filter(({ endpoint }) => endpoint === 'crm/follow/create').length).toBe(1);
  });

  const sentAt = new Date('2026-11-01T00:00:00Z');
  const row = (id: number, seconds: number, more: object = {}): object => ({
    id,
    follow_user_id: 'chen-di',
    content: '跟进一下客户',
    target: { clue_id: lead.ref },
    create_time: sentAt.getTime() + seconds * 1000,
    ...more,
  });
  const readBackOf = async (rows: readonly object[], hasMore = false) => {
    const records = JSON.stringify({ code: 0, data: { total: rows.length, records: rows } });
    const { adapter, calls } = overReplies((endpoint, request) => {
      if (endpoint === 'access_token') return tokenReply;
      return hasMore || request.url.includes('crm/follow/list') ? records : '{}';
    });
    const prepared = await preparedFor(adapter.writes?.followUpAdd, note);
    return { receipt: await prepared.readBack!(sentAt, aCall()), calls: calls() };
  };

  it('is looked for below its target, by its author, from the day before', async () => {
    const { receipt, calls } = await readBackOf([row(9, 3)]);
    expect(receipt).toEqual({ refs: ['staff.9'] });
    expect(calls.map(({ endpoint, body }) => [endpoint, JSON.parse(body!)])).toEqual([
      [
        'crm/follow/list',
        {
          target_type: 4,
          target_id_list: [lead.ref],
          follow_user_ids: ['chen-di'],
          follow_time_start: '2026-10-31',
          current_index: 1,
          page_size: 100,
        },
      ],
    ]);
  });

  it('may be five seconds older by the vendor’s clock', async () => {
    expect((await readBackOf([row(8, -6), row(7, -5)])).receipt).toEqual({ refs: ['staff.7'] });
  });

  it.each([
    ['nothing at all', []],
    ['other words', [row(1, 1, { content: '跟进一下' })]],
    ['another author', [row(1, 1, { follow_user_id: 'lisi' })]],
    ['an older one', [row(1, -6)]],
    ['one of long after', [row(1, 121)]],
    ['two equal ones, of which either may be somebody else’s', [row(1, 1), row(2, 100)]],
    ['one without a time', [row(1, 1, { create_time: null })]],
  ])('is not found in %s', async (_what, rows) => {
    expect((await readBackOf(rows)).receipt).toBeNull();
  });

  it('is neither found nor missing among more than anybody would look through', async () => {
    const many = Array.from({ length: 100 }, (_none, index) => row(index + 1, 1, { content: '别的' }));
    await expect(readBackOf(many)).rejects.toMatchObject({ kind: 'PARTIAL' });
  });
});
