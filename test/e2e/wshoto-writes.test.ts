// The two writes that WSHOTO takes, over the whole server to a WSHOTO that keeps what is written to it.
import { describe, expect, it } from 'vitest';
import type { Input, Problem } from '../support/bad-inputs.ts';
import { elsewhere, idOf, rubbish } from '../support/bad-inputs.ts';
import type { RecordedCall } from '../support/recorded-server.ts';
import { isWrite, named, writtenOver, type Asker } from '../support/sobot-world.ts';

const customer = elsewhere;
const lead = idOf('LEAD', '1254676189924499998', 'wshoto');
const tag = (id: string) => idOf('TAG', `tag.${id}`, 'wshoto');
const note = { content: '约好周五再谈', authorExternalId: 'lisi', contactTypeRaw: '电话联系' };

interface WriteCase {
  readonly mutation: string;
  readonly input: Input;
  readonly call: string;
  /** What lists of the vendor's show at the place of the change. */
  look(asker: Asker): Promise<unknown>;
  readonly after: unknown;
}

const notesOn =
  (target: string) =>
  async ({ read }: Asker): Promise<unknown> => {
    const { followUps, node } = await read(
      `query ($id: ID!) {
        followUps(vendors: [WSHOTO], first: 1) { nodes { content author { externalId } } }
        node(id: $id) { ... on Lead { followUps(first: 1) { nodes { content } } }
          ... on Customer { followUps(first: 1) { nodes { content } } } } }`,
      { id: target },
    );
    return [followUps.nodes, node.followUps.nodes];
  };

const shownNote = [[{ content: note.content, author: { externalId: 'lisi' } }], [{ content: note.content }]];

const cases: Readonly<Record<string, WriteCase>> = {
  customerTagsChange: {
    mutation: 'customerTagsChange',
    input: { customerId: customer, addTagIds: [tag('etVip')] },
    call: 'POST /customer/coop/tag/add',
    look: wears('etVip'),
    after: true,
  },
  'customerTagsChange by the id of WeCom': {
    mutation: 'customerTagsChange',
    input: { vendor: 'WSHOTO', wecomExternalUserId: 'wmSandbox0004', addTagIds: [tag('etVip')] },
    call: 'POST /customer/coop/tag/add',
    look: wears('etVip'),
    after: true,
  },
  'followUpAdd on a customer': {
    mutation: 'followUpAdd',
    input: { targetId: customer, ...note },
    call: 'POST /crm/follow/create',
    look: notesOn(customer),
    after: shownNote,
  },
  'followUpAdd on a lead': {
    mutation: 'followUpAdd',
    input: { targetId: lead, ...note },
    call: 'POST /crm/follow/create',
    look: notesOn(lead),
    after: shownNote,
  },
};

function wears(id: string) {
  return async ({ read }: Asker): Promise<boolean> => {
    const { customers } = await read(
      '{ customers(vendors: [WSHOTO], first: 100) { nodes { id tags { externalId } } } }',
    );
    const worn = customers.nodes.find((row: { id: string }) => row.id === customer).tags;
    return worn.some(({ externalId }: { externalId: string }) => externalId === id);
  };
}

describe.each(Object.entries(cases))('%s', (_name, { mutation, input, call, look, after }) => {
  it('makes one call, and the lists show it by the next query', async () => {
    const asker = await writtenOver();
    expect(await look(asker)).not.toEqual(after);
    const { payload, errors, calls } = await asker.write(mutation, input);
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [], reason: null, readBack: null });
    expect(calls.map(named)).toEqual([call]);
    expect(await look(asker)).toEqual(after);
  });

  it('sends nothing when dry, and shows the very request that it sends afterwards, without the token', async () => {
    const asker = await writtenOver();
    const before = await look(asker);
    const dry = await asker.write(mutation, input, { dryRun: true });
    expect(dry).toMatchObject({ payload: { outcome: 'DRY_RUN', userErrors: [] }, errors: [], calls: [] });
    expect(await look(asker)).toEqual(before);

    const { payload, writes } = await asker.write(mutation, input);
    expect(payload.vendorRequest).toEqual(dry.payload.vendorRequest);
    const [sent] = writes;
    const { access_token: token, ...query } = sent!.query;
    expect({ ...payload.vendorRequest, query: {} }).toEqual({
      vendor: 'WSHOTO',
      method: sent!.method,
      path: sent!.path,
      query,
      body: sent!.body,
    });
    expect(token).toMatch(/^.{10,}$/);
    expect(JSON.stringify([dry.payload, payload])).not.toContain(token);
  });

  const refused = async (answer: (call: RecordedCall) => Response) => {
    const asker = await writtenOver((one) => (isWrite(one) ? answer(one) : undefined), {
      WSHOTO_NOT_FOUND_CODES: '40404',
    });
    return { ...(await asker.write(mutation, input)), log: asker.log };
  };
  const saying = (code: number, msg: string) => () => Response.json({ code, msg });

  it('keeps code and words of a no that nobody documented', async () => {
    const { payload, errors, writes } = await refused(saying(88_888, '今天不行'));
    expect(errors).toEqual([]);
    expect(payload.outcome).toBe('REJECTED');
    expect(payload.userErrors).toMatchObject([
      {
        __typename: 'VendorRefusal',
        code: 'UNKNOWN',
        path: null,
        vendor: 'WSHOTO',
        vendorCode: '88888',
        vendorMessage: '今天不行',
      },
    ]);
    expect(writes).toHaveLength(1);
  });

  it('is NOT_FOUND by a code that the settings take for that', async () => {
    const { payload } = await refused(saying(40_404, '没有'));
    expect(payload).toMatchObject({ outcome: 'REJECTED', userErrors: [{ code: 'NOT_FOUND', vendorCode: '40404' }] });
  });

  it.for([
    ['a refused token', saying(10_001, 'access_token已失效'), 'UNAVAILABLE'],
    ['too many calls', saying(99_429, '调用频率超限'), 'RATE_LIMITED'],
    ['HTTP 401', () => new Response('', { status: 401 }), 'UNAUTHORIZED'],
    ['HTTP 429', () => new Response('', { status: 429 }), 'RATE_LIMITED'],
  ] as const)('is with %s an error, sent once, and says that nothing was written', async ([, answer, code]) => {
    const { payload, errors, writes } = await refused(answer);
    expect(payload).toBeNull();
    expect(errors).toMatchObject([{ path: [mutation], extensions: { code, vendor: 'WSHOTO' } }]);
    expect(errors[0].message).toMatch(/nothing was written/i);
    expect(writes).toHaveLength(1);
  });

  it.for([
    ['HTTP 500', () => new Response('', { status: 500 })],
    ['a web page', () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } })],
    ['success without a result', saying(0, 'ok')],
  ] as const)('is UNKNOWN after %s', async ([, answer]) => {
    const { payload, errors, writes } = await refused(answer);
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      outcome: 'UNKNOWN',
      userErrors: [],
      reason: expect.stringMatching(/may have been done\.$/),
    });
    expect(writes).toHaveLength(1);
  });

  it('puts nothing of a note into an error or the log, though the vendor repeats it', async () => {
    for (const code of [88_888, 40_404, 99_429]) {
      const { payload, errors, log } = await refused(({ body }) => saying(code, `不行: ${body}`)());
      const told = JSON.stringify([errors, payload?.userErrors, payload?.reason, log]);
      expect(told).not.toMatch(/约好周五|电话联系|lisi/);
    }
  });
});

describe('an input that is not fit is told with its place, and nothing is sent:', () => {
  const change = (more: Input): Input => ({ customerId: customer, ...more });
  const add = (more: Input): Input => ({ targetId: customer, ...note, ...more });
  const sobots = idOf('TAG', 'biz.t1');

  it.for<readonly [mutation: string, what: string, input: Input, problems: readonly Problem[]]>([
    ['customerTagsChange', 'no tag', change({}), ['AT_LEAST_ONE_OF -']],
    [
      'customerTagsChange',
      'a tag to take away',
      change({ removeTagIds: [tag('etVip')] }),
      ['UNSUPPORTED removeTagIds'],
    ],
    [
      'customerTagsChange',
      'a union id',
      { vendor: 'WSHOTO', wechatUnionId: 'o1', addTagIds: [tag('etVip')] },
      ['UNSUPPORTED wechatUnionId'],
    ],
    [
      'customerTagsChange',
      'two customers',
      change({ wecomExternalUserId: 'wm1', addTagIds: [tag('etVip')] }),
      ['EXACTLY_ONE_OF -'],
    ],
    ['customerTagsChange', "another vendor's tag", change({ addTagIds: [sobots] }), ['WRONG_VENDOR addTagIds.0']],
    [
      'customerTagsChange',
      "another vendor's name",
      change({ vendor: 'SOBOT', addTagIds: [tag('etVip')] }),
      ['WRONG_VENDOR vendor'],
    ],
    ['customerTagsChange', 'rubbish for a tag', change({ addTagIds: [rubbish] }), ['INVALID_VALUE addTagIds.0']],
    [
      'customerTagsReplace',
      'a write that it does not take',
      change({ tagIds: [tag('etVip')] }),
      ['UNSUPPORTED customerId'],
    ],
    [
      'followUpAdd',
      'blanks',
      add({ content: '', authorExternalId: ' ', contactTypeRaw: '' }),
      ['REQUIRED content', 'REQUIRED authorExternalId', 'REQUIRED contactTypeRaw'],
    ],
    [
      'followUpAdd',
      'no author',
      { targetId: lead, content: 'x', contactTypeRaw: '电话联系' },
      ['REQUIRED authorExternalId'],
    ],
    ['followUpAdd', 'a tag as target', add({ targetId: tag('etVip') }), ['INVALID_VALUE targetId']],
    ['followUpAdd', 'rubbish for a target', add({ targetId: rubbish }), ['INVALID_VALUE targetId']],
  ])('%s with %s', async ([mutation, , input, problems]) => {
    const asker = await writtenOver();
    const { payload, errors, calls } = await asker.write(mutation, input);
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ outcome: 'REJECTED', vendorRequest: null });
    const told = payload.userErrors.map(
      ({ code, path }: { code: string; path: string[] | null }) => `${code} ${path?.slice(1).join('.') ?? '-'}`,
    );
    expect(told).toEqual(problems);
    expect(calls).toEqual([]);
  });
});
