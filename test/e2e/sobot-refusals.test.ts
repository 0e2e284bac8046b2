// What a caller is told when Sobot says no to a write, by whichever of its codes.
import { describe, expect, it } from 'vitest';
import { named, isWrite, lookAround, writtenOver, type World } from '../support/sobot-world.ts';
import { newCompany, writeCases } from '../support/sobot-write-cases.ts';
import type { RecordedCall } from '../support/recorded-server.ts';

const inputs: Readonly<Record<string, (world: World) => object>> = {
  ...Object.fromEntries(Object.entries(writeCases).map(([mutation, { input }]) => [mutation, input])),
  companyCreate: () => newCompany,
};
const mutations = Object.keys(inputs);

/** One write to a Sobot that answers such calls so. */
async function written(
  mutation: string,
  answer: (call: RecordedCall) => Response,
  { refuses = isWrite, more = {}, environment = {} } = {},
) {
  let isRefusing = false;
  const asker = await writtenOver((call) => (isRefusing && refuses(call) ? answer(call) : undefined), {
    SOBOT_LIBRARY_TTL_MS: '0',
    SOBOT_REFERENCE_TTL_MS: '0',
    ...environment,
  });
  const world = await lookAround(asker);
  isRefusing = true;
  return { ...(await asker.write(mutation, { ...inputs[mutation]!(world), ...more })), log: asker.log };
}

const saying =
  (ret_code: string, ret_msg = '就是不行') =>
  () =>
    Response.json({ ret_code, ret_msg });

it('is asked with all mutations', () => {
  expect(mutations).toHaveLength(17);
});

describe('a code', () => {
  it.for([
    ['510001', 'tagCreate', 'NOT_FOUND', 'group'],
    ['510001', 'tagGroupUpdate', 'NOT_FOUND', 'group'],
    ['510001', 'tagGroupDelete', 'NOT_FOUND', 'group'],
    ['510002', 'tagGroupCreate', 'ALREADY_EXISTS', 'name'],
    ['510002', 'tagGroupUpdate', 'ALREADY_EXISTS', 'name'],
    ['510003', 'tagGroupCreate', 'ALREADY_EXISTS', 'tagNames'],
    ['510003', 'tagCreate', 'ALREADY_EXISTS', 'name'],
    ['510003', 'tagUpdate', 'ALREADY_EXISTS', 'name'],
    ['510004', 'tagCreate', 'ALREADY_EXISTS', 'paramName'],
    ['510004', 'tagUpdate', 'NOT_FOUND', 'tagId'],
    ['510004', 'tagDelete', 'NOT_FOUND', 'tagId'],
    ['510004', 'customerTagsChange', 'NOT_FOUND', null],
    ['510004', 'customerTagsReplace', 'NOT_FOUND', 'tagIds'],
    ['510005', 'tagGroupCreate', 'REQUIRED', 'name'],
    ['510006', 'tagCreate', 'REQUIRED', 'name'],
    ['510007', 'tagGroupUpdate', 'TOO_LONG', 'name'],
    ['510007', 'tagCreate', 'TOO_LONG', 'name'],
    ['510008', 'tagCreate', 'TOO_LONG', 'paramName'],
    ['500152', 'blacklistAdd', 'REQUIRED', 'duration'],
    ['500153', 'blacklistAdd', 'REQUIRED', 'reason'],
    ['500154', 'blacklistAdd', 'INVALID_VALUE', 'duration'],
    ['500155', 'blacklistAdd', 'INVALID_VALUE', 'duration'],
    ['500156', 'blacklistRemove', 'NOT_FOUND', 'customerId'],
    ['500157', 'blacklistAdd', 'ALREADY_EXISTS', 'customerId'],
  ] as const)('%s of %s is %s at %s', async ([vendorCode, mutation, code, field]) => {
    const { payload, errors, writes } = await written(mutation, saying(vendorCode));
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ outcome: 'REJECTED', reason: null, vendorRequest: { vendor: 'SOBOT' } });
    expect(payload.userErrors).toEqual([
      {
        __typename: 'VendorRefusal',
        path: field === null ? null : ['input', field],
        code,
        message: expect.stringMatching(/^[A-Z].*\.$/),
        vendor: 'SOBOT',
        vendorCode,
        vendorMessage: '就是不行',
      },
    ]);
    expect(writes).toHaveLength(1);
  });
});

describe.each(mutations)('%s', (mutation) => {
  it('keeps code and words of a no that nobody documented', async () => {
    const { payload, errors, writes } = await written(mutation, saying('123456', '今天不行'));
    expect(errors).toEqual([]);
    expect(payload.outcome).toBe('REJECTED');
    expect(payload.userErrors).toMatchObject([
      { code: 'UNKNOWN', path: null, vendor: 'SOBOT', vendorCode: '123456', vendorMessage: '今天不行' },
    ]);
    expect(writes).toHaveLength(1);
  });

  it('is NOT_ALLOWED where the edition has no API (700046)', async () => {
    const { payload } = await written(mutation, saying('700046'));
    expect(payload).toMatchObject({
      outcome: 'REJECTED',
      userErrors: [{ code: 'NOT_ALLOWED', path: null, vendorCode: '700046' }],
    });
  });

  it('is UNKNOWN after an unknown system exception (999999)', async () => {
    const { payload, errors, writes } = await written(mutation, saying('999999', 'Unknown System Exception'));
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      outcome: 'UNKNOWN',
      userErrors: [],
      reason: 'Unknown System Exception. The write may have been done.',
    });
    expect(writes).toHaveLength(1);
  });

  it.for([
    ['900001', 'UNAVAILABLE', true],
    ['900002', 'UNAVAILABLE', true],
    ['900003', 'UNAUTHORIZED', false],
    ['900004', 'UNAUTHORIZED', false],
    ['999429', 'RATE_LIMITED', true], // by SOBOT_RATE_LIMIT_CODES
  ] as const)(
    'is with %s an error %s, sent once, and says that nothing was written',
    async ([said, code, retryable]) => {
      const { payload, errors, writes } = await written(mutation, saying(said));
      expect(payload).toBeNull();
      expect(errors).toMatchObject([
        {
          path: [mutation],
          extensions: { code, vendor: 'SOBOT', retryable },
          message: expect.stringMatching(/nothing was written/i),
        },
      ]);
      expect(errors).toHaveLength(1);
      expect(writes).toHaveLength(1);
    },
  );

  it('puts nothing personal of what was sent into an error or the log, though the vendor repeats it', async () => {
    const personal = /访客|客服一|新来的甲|13922223333|xinlai|爱喝茶|约好周五|骚扰|新开的公司|xinkai/;
    const echo = ({ body }: RecordedCall) =>
      [...body.matchAll(/"([^":,]+)"(?=[,}\]])/g)].map(([, text]) => text).join(' ');
    for (const code of ['123456', '700046', '999999', '900004', '999429', '510002']) {
      const { payload, errors, log, writes } = await written(mutation, (call) => saying(code, `不行: ${echo(call)}`)());
      expect(writes).toHaveLength(1);
      const told = JSON.stringify([errors, payload?.userErrors, payload?.reason]);
      expect(told).not.toMatch(personal);
      expect(log.join('\n')).not.toMatch(personal);
    }
  });
});

it.for([
  ['customerUpdate', 'POST /scrm/5/user/detail', {}],
  ['customerTagsReplace', 'POST /scrm/5/label/userlabels', {}],
  ['customerTagsReplace', 'GET /scrm/5/label_group/list', { method: 'VENDOR_CALL' }],
  ['customerStageSet', 'GET /scrm/5/user_stage/query_list_by_type', {}],
  ['customersAssign', 'GET /scrm/5/user/user_list', {}],
] as const)('%s is not sent when what it must read first (%s) is refused', async ([mutation, read, more]) => {
  const { payload, errors, calls, writes } = await written(mutation, saying('123456'), {
    refuses: (call) => named(call) === read,
    more,
  });
  expect(payload).toBeNull();
  expect(errors).toMatchObject([
    {
      path: [mutation],
      extensions: { code: 'REJECTED', vendor: 'SOBOT' },
      message: expect.stringMatching(/Nothing was written\.$/),
    },
  ]);
  expect(calls.map(named)).toEqual([read]);
  expect(writes).toEqual([]);
});
