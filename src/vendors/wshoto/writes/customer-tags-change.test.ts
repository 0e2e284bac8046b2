import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../../test/support/ask-graph.ts';
import { aCall } from '../../../../test/support/http-over.ts';
import { memoryRecords, overReplies, overSandbox, preparedFor, tokenReply } from '../../../../test/support/wshoto.ts';
import { toGlobalId } from '../../../graph/nodes/global-id.ts';
import { toVendorError } from '../../to-vendor-error.ts';
import { Refusal } from '../../vendor-error.ts';
import { WriteRefused } from '../../write.ts';
import type { CustomerTagsChange } from '../../write-inputs.ts';

const change: CustomerTagsChange = {
  customer: 'wmJYSuBgAAAFyDEU2SLe',
  addTags: ['tag.et1', 'tag.et2'],
  removeTags: [],
};

const answering = (data: string) =>
  overReplies((endpoint) => (endpoint === 'access_token' ? tokenReply : `{"code":0,"msg":"请求成功","data":${data}}`));

describe('the request', () => {
  const requestFor = async (input: CustomerTagsChange) =>
    (await preparedFor(answering('true').adapter.writes?.customerTagsChange, input)).request;

  it('is that of the document', async () => {
    expect(await requestFor(change)).toEqual({
      endpoint: 'customer/coop/tag/add',
      method: 'POST',
      path: '/customer/coop/tag/add',
      body: '{"external_user_id":"wmJYSuBgAAAFyDEU2SLe","type":0,"tag_list":["et1","et2"]}',
    });
  });

  it('is the same for the id of WeCom, and names a tag once', async () => {
    const { customer, ...rest } = change;
    const addTags = [...change.addTags, 'tag.et1'];
    expect(await requestFor({ ...rest, wecomExternalUserId: customer, addTags })).toEqual(await requestFor(change));
  });
});

describe('an input that is not fit', () => {
  it.each<[string, Partial<CustomerTagsChange>, (readonly [string | undefined, string])[]]>([
    ['tells no customer', { customer: null }, [[undefined, 'EXACTLY_ONE_OF']]],
    ['tells it twice', { wecomExternalUserId: 'wm1' }, [[undefined, 'EXACTLY_ONE_OF']]],
    ['tells it by WeChat', { customer: null, wechatUnionId: 'o1' }, [['wechatUnionId', 'UNSUPPORTED']]],
    ['has no ref of a customer', { customer: '../x' }, [['customerId', 'NOT_FOUND']]],
    ['has no id of WeCom', { customer: null, wecomExternalUserId: '' }, [['wecomExternalUserId', 'INVALID_VALUE']]],
    ['has no tag', { addTags: [] }, [[undefined, 'AT_LEAST_ONE_OF']]],
    ['takes a tag away', { removeTags: ['tag.et3'] }, [['removeTagIds', 'UNSUPPORTED']]],
    ['only takes tags away', { addTags: [], removeTags: ['tag.et3'] }, [['removeTagIds', 'UNSUPPORTED']]],
    ['has no ref of a tag', { addTags: ['et1'] }, [['addTagIds', 'NOT_FOUND']]],
    [
      'has several faults',
      { customer: null, wechatUnionId: 'o1', addTags: ['et1'], removeTags: ['tag.et3'] },
      [
        ['wechatUnionId', 'UNSUPPORTED'],
        ['removeTagIds', 'UNSUPPORTED'],
        ['addTagIds', 'NOT_FOUND'],
      ],
    ],
  ])('because it %s has its problems told, and calls nobody', async (_what, fault, problems) => {
    const { adapter, http } = answering('true');
    const unfit = await adapter.writes!.customerTagsChange!.prepare({ ...change, ...fault }, aCall());
    expect('problems' in unfit && unfit.problems.map(({ path, code }) => [path?.join('.'), code])).toEqual(problems);
    expect(http.calls).toEqual([]);
  });

  it('holds tags that are known to be no corporate ones', async () => {
    const records = memoryRecords();
    const { adapter } = overSandbox(records);
    const kinds = { corporate: '1', personal: '2', other: '9' };
    await records.keep(
      'TAG',
      Object.entries(kinds).map(([id, tag_type]) => ({ ref: `tag.${id}`, fields: { tag_id: id, tag_type } })),
    );
    await records.keep('TAG', [{ ref: 'tag.business', fields: { tag_id: 'business', is_business: true } }]);
    const problemsOf = async (id: string) => {
      const prepared = await adapter.writes!.customerTagsChange!.prepare(
        { ...change, addTags: [`tag.${id}`] },
        aCall(),
      );
      return 'problems' in prepared ? prepared.problems : [];
    };
    const refused = [{ path: ['addTagIds'], code: 'UNSUPPORTED' }];
    expect(await problemsOf('personal')).toMatchObject(refused);
    expect(await problemsOf('business')).toMatchObject(refused);
    // What is not known to be of another kind is for the vendor to judge.
    for (const id of ['corporate', 'other', 'never-seen']) expect(await problemsOf(id)).toEqual([]);
  });
});

describe('the answer', () => {
  const send = async (data: string) =>
    (await preparedFor(answering(data).adapter.writes?.customerTagsChange, change)).send(aCall());

  it('true is a yes', async () => {
    expect(await send('true')).toEqual({ refs: ['wmJYSuBgAAAFyDEU2SLe'] });
  });

  it('false is a no, though its code is that of success', async () => {
    const error: unknown = await send('false').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WriteRefused);
    expect(error).toMatchObject({ code: 'UNKNOWN', path: null });
  });

  it.each(['null', '{}', '"true"', '1'])('%s leaves open what was done', async (data) => {
    const error: unknown = await send(data).catch((thrown: unknown) => thrown);
    expect(toVendorError('wshoto', error)).toMatchObject({ kind: 'BAD_REPLY' });
    expect(error instanceof Refusal).toBe(false);
  });

  it('that was lost cannot be made good: nothing at the vendor would prove it', async () => {
    expect(await preparedFor(answering('true').adapter.writes?.customerTagsChange, change)).not.toHaveProperty(
      'readBack',
    );
  });
});

describe('over the sandbox', () => {
  const tag = toGlobalId({ entity: 'TAG', vendor: 'wshoto', ref: 'tag.etPrice' });
  const tagsOf = async (adapter: ReturnType<typeof overSandbox>['adapter'], externalId: string) => {
    const { data } = await askGraph(
      { wshoto: adapter },
      `{ customers(vendors: [WSHOTO], first: 50) { nodes { externalId tags { externalId }
        vendorDetails { ... on WshotoCustomerDetails { followUsers { userid tagList { externalId } } } } } } }`,
    );
    const nodes = data.customers.nodes as {
      externalId: string;
      tags: { externalId: string }[];
      vendorDetails: { followUsers: { userid: string; tagList: { externalId: string }[] }[] };
    }[];
    const found = nodes.find((node) => node.externalId === externalId)!;
    return {
      tags: found.tags.map(({ externalId }) => externalId),
      by: found.vendorDetails.followUsers.map(({ userid, tagList }) => [
        userid,
        ...tagList.map(({ externalId }) => externalId),
      ]),
    };
  };
  const mutation = (customer: string) => `mutation { customerTagsChange(input: { ${customer}, addTagIds: ["${tag}"] }) {
    outcome userErrors { path code ... on VendorRefusal { vendorCode } } record { externalId } } }`;

  it.each([
    `customerId: "${toGlobalId({ entity: 'CUSTOMER', vendor: 'wshoto', ref: 'wmSandbox0004' })}"`,
    'vendor: WSHOTO, wecomExternalUserId: "wmSandbox0004"',
  ])('adds to what each employee gave, and the next list shows it: %s', async (customer) => {
    const { adapter } = overSandbox();
    const before = await tagsOf(adapter, 'wmSandbox0004');
    expect(before.tags).not.toContain('etPrice');

    const { data, errors } = await askGraph({ wshoto: adapter }, mutation(customer));

    expect(errors).toEqual([]);
    expect(data.customerTagsChange).toEqual({
      outcome: 'APPLIED',
      userErrors: [],
      record: { externalId: 'wmSandbox0004' },
    });
    const after = await tagsOf(adapter, 'wmSandbox0004');
    expect(after.by).toEqual(before.by.map((row) => [...row, 'etPrice']));
  });

  it('a customer that the vendor does not have is a no of the vendor’s', async () => {
    const { adapter } = overSandbox();
    const { data } = await askGraph({ wshoto: adapter }, mutation('vendor: WSHOTO, wecomExternalUserId: "wmNobody"'));
    expect(data.customerTagsChange).toEqual({
      outcome: 'REJECTED',
      userErrors: [{ path: null, code: 'UNKNOWN', vendorCode: '40003' }],
      record: null,
    });
  });
});
