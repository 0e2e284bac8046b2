// What Sobot refuses by itself, and what it cannot show after it has taken a write.
import { describe, expect, it } from 'vitest';
import { idOf } from '../support/bad-inputs.ts';
import { isWrite, lookAround, writtenOver, type World } from '../support/sobot-world.ts';
import { writeCases } from '../support/sobot-write-cases.ts';

describe('the vendor itself', () => {
  const group = ({ worn }: World) => ({ vendor: 'SOBOT', externalId: worn.group });
  const gone = { vendor: 'SOBOT', externalId: 'gone' };

  it.for<readonly [string, string, (world: World) => object, code: string, field: string, vendorCode: string]>([
    [
      'tagGroupCreate',
      'a name that is taken',
      () => ({ vendor: 'SOBOT', name: '客户等级', color: '#15C7C9' }),
      'ALREADY_EXISTS',
      'name',
      '510002',
    ],
    ['tagGroupUpdate', 'a group that is not there', () => ({ group: gone, name: 'x' }), 'NOT_FOUND', 'group', '510001'],
    ['tagGroupDelete', 'a group that is not there', () => ({ group: gone }), 'NOT_FOUND', 'group', '510001'],
    ['tagCreate', 'a group that is not there', () => ({ group: gone, name: 'x' }), 'NOT_FOUND', 'group', '510001'],
    [
      'tagUpdate',
      'a tag that is not there',
      () => ({ tagId: idOf('TAG', 'biz.gone'), name: 'x' }),
      'NOT_FOUND',
      'tagId',
      '510004',
    ],
    [
      'tagDelete',
      'a tag that is not there',
      () => ({ tagId: idOf('TAG', 'biz.gone') }),
      'NOT_FOUND',
      'tagId',
      '510004',
    ],
    [
      'customerTagsReplace',
      'a tag that is not there',
      ({ customer }) => ({ customerId: customer, tagIds: [idOf('TAG', 'biz.gone')] }),
      'NOT_FOUND',
      'tagIds',
      '510004',
    ],
    [
      'blacklistAdd',
      'somebody who is on it',
      ({ blacklisted }) => ({ customerId: blacklisted, duration: 'FOREVER', reason: 'x' }),
      'ALREADY_EXISTS',
      'customerId',
      '500157',
    ],
    [
      'blacklistRemove',
      'somebody who is not on it',
      ({ customer }) => ({ customerId: customer }),
      'NOT_FOUND',
      'customerId',
      '500156',
    ],
  ])('refuses %s of %s, and nothing is changed', async ([mutation, , input, code, field, vendorCode]) => {
    const asker = await writtenOver();
    const world = await lookAround(asker);
    const { payload, errors } = await asker.write(mutation, input(world));
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ outcome: 'REJECTED', userErrors: [{ code, path: ['input', field], vendorCode }] });
    expect(await lookAround(asker)).toEqual(world);
  });

  it.for([
    ['name', { name: '全新标签' }, 'ALREADY_EXISTS', 'name', '510003'],
    ['parameter name', { name: '另一标签' }, 'ALREADY_EXISTS', 'paramName', '510004'],
  ] as const)('refuses a second tag of the same %s in a group', async ([, more, code, field, vendorCode]) => {
    const asker = await writtenOver();
    const world = await lookAround(asker);
    const input = { group: group(world), name: '全新标签', paramName: 'brandNew' };
    expect((await asker.write('tagCreate', input)).payload.outcome).toBe('APPLIED');
    const { payload } = await asker.write('tagCreate', { ...input, ...more });
    expect(payload).toMatchObject({ outcome: 'REJECTED', userErrors: [{ code, path: ['input', field], vendorCode }] });
  });
});

it.for([
  ['customerTagsReplace', 'DIFFERENCE'],
  ['customerTagsReplace', 'VENDOR_CALL'],
  ['customerUpdate', null],
] as const)('%s (%s) of a customer who is not there is no success', async ([mutation, method]) => {
  const asker = await writtenOver(undefined, { SOBOT_NOT_FOUND_CODES: '999001' });
  const more = method === null ? { remark: 'x' } : { tagIds: [], method };
  const { payload, errors } = await asker.write(mutation, { customerId: idOf('CUSTOMER', 'gone'), ...more });
  expect(errors).toEqual([]);
  expect(payload).toMatchObject({
    outcome: 'REJECTED',
    userErrors: [{ code: 'NOT_FOUND', path: ['input', 'customerId'] }],
  });
});

it.for([
  ['customerUpdate', 'record { remark }', '/scrm/5/user/detail', 'record'],
  ['blacklistAdd', 'entry { reason }', '/scrm/5/user/query_black_list', 'entry'],
  ['tagGroupUpdate', 'group { name }', '/scrm/5/label_group/list', 'group'],
  ['tagCreate', 'record { name }', '/scrm/5/label/list', null],
  ['followUpAdd', 'record { content }', '/scrm/5/user_dynamic/list_by_page', null],
] as const)('%s is APPLIED also where its %s cannot be read afterwards', async ([mutation, fields, path, field]) => {
  let isWritten = false;
  const asker = await writtenOver((call) => {
    if (isWrite(call)) isWritten = true;
    return isWritten && call.path === path ? Response.json({ ret_code: '123456', ret_msg: 'no' }) : undefined;
  });
  const { payload, errors } = await asker.write(mutation, writeCases[mutation].input(await lookAround(asker)), {
    fields,
  });
  expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [], [fields.split(' ')[0]!]: null });
  expect(errors.map((error) => error.path)).toEqual(field === null ? [] : [[mutation, field]]);
});

it.for(['/scrm/5/user/detail', '/scrm/5/user/list_by_page'])(
  'customerUpdate tells nothing personal of the customer, though %s repeats what it was asked for',
  async (path) => {
    let isRefusing = false;
    const asker = await writtenOver((call) => {
      if (!isRefusing || call.path !== path) return undefined;
      return Response.json({ ret_code: '123456', ret_msg: `不行: ${call.query.search_value} ${call.body}` });
    });
    const world = await lookAround(asker);
    isRefusing = true;
    const { payload, errors, writes } = await asker.write('customerUpdate', {
      customerId: world.customer,
      remark: 'x',
    });
    expect({ payload, writes }).toEqual({ payload: null, writes: [] });
    expect(errors).toMatchObject([{ extensions: { code: 'REJECTED', vendorCode: '123456' } }]);
    const searched = asker.calls.findLast((call) => call.path === path)!.query.search_value ?? world.nickname;
    expect(JSON.stringify([errors, asker.log])).not.toContain(searched);
    expect(JSON.stringify([errors, asker.log])).not.toContain(world.nickname);
  },
);
