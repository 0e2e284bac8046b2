import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { Refusal } from '../../vendor-error.ts';
import type { CustomerCreate } from '../../write-inputs.ts';
import { hexId } from '../sandbox/seeds.ts';

const customer = hexId('customer 4');
const long = 10 * 60_000;
const note = { target: { entity: 'CUSTOMER', ref: customer }, content: 'called' } as const;

/** Sobot whose calls of one endpoint show these rows. */
const showing = (endpoint: string, rows: () => readonly object[], total?: number) =>
  sobotWrites({
    between: async (request, sandbox) => {
      if (!new URL(request.url).pathname.endsWith(endpoint)) return sandbox(request);
      const items = rows();
      return Response.json({ ret_code: '000000', items, total_count: total ?? items.length });
    },
  });

describe('a new customer', () => {
  const input: CustomerCreate = { nickname: '小李', status: 'IN_POOL' };
  const phone = '+8613912345678';
  const listed = { id: 'c1', nick: '小李', tel: '13912345678' };
  const proof = async (row: (seconds: number) => object, more: Partial<CustomerCreate> = {}) => {
    const vendor = showing('user/list_by_page', () => [{ ...listed, ...row(vendor.time.now / 1000) }]);
    const write = await vendor.ready('customerCreate', { ...input, ...more });
    return write.readBack!(vendor.now(), aCall());
  };

  it('is not proven by somebody of the same name who was changed meanwhile', async () => {
    const changed = (now: number) => ({ create_time: 1, update_time: now });
    expect(await proof(changed)).toBeNull();
    expect(await proof(changed, { phone })).toMatchObject({ refs: ['c1'], action: 'UPDATED' });
  });

  it('is not proven by one of another status, which a new one would bear', async () => {
    expect(await proof((now) => ({ create_time: now, crm_status: 3 }))).toBeNull();
    expect(await proof((now) => ({ create_time: now, crm_status: 4 }))).toMatchObject({ action: 'ADDED' });
    expect(await proof((now) => ({ create_time: now }))).toMatchObject({ action: 'ADDED' });
  });

  it('is not proven by one who was made long after', async () => {
    expect(await proof((now) => ({ create_time: now + 600, update_time: now + 600 }), { phone })).toBeNull();
  });
});

describe('a note', () => {
  it('is not proven by an equal one of long after', async () => {
    const vendor = sobotWrites();
    const write = await vendor.ready('followUpAdd', note);
    const sentAt = vendor.now();
    vendor.time.now += long;
    await write.send(aCall());
    expect(await write.readBack!(sentAt, aCall())).toBeNull();
    expect(await write.readBack!(vendor.now(), aCall())).not.toBeNull();
  });

  it('is one note, though it stands at the end of one page and the beginning of the next', async () => {
    const row = (id: string) => ({ id, biz_type: 'groupService', biz_time: vendor.time.now, biz_content: id });
    const pages = [['x', 'called'], ['called'], []];
    const vendor = sobotWrites({
      between: async (request, sandbox) => {
        const { pathname, searchParams } = new URL(request.url);
        if (!pathname.endsWith('user_dynamic/list_by_page')) return sandbox(request);
        const items = pages[Number(searchParams.get('page_no')) - 1]!.map(row);
        return Response.json({ ret_code: '000000', items, total_count: 3 });
      },
    });
    const write = await vendor.ready('followUpAdd', note);
    expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [`${customer}.called`] });
  });
});

describe('a note among more than anybody would look through', () => {
  it('is neither found nor missing', async () => {
    const row = { id: 'x', biz_type: 'groupService', biz_content: 'called' };
    const vendor = showing('user_dynamic/list_by_page', () => [{ ...row, biz_time: vendor.time.now }], 5000);
    const write = await vendor.ready('followUpAdd', note);
    await expect(write.readBack!(vendor.now(), aCall())).rejects.toMatchObject({ kind: 'PARTIAL' });
    expect(vendor.timesCalled('user_dynamic/list_by_page')).toBe(10);
  });
});

describe('a change of a customer', () => {
  const detailing = (ex_field_str: unknown) =>
    sobotWrites({
      between: async (request, sandbox) =>
        request.url.includes('user/detail')
          ? Response.json({ ret_code: '000000', item: { id: customer, nick: 'x', remark: '', ex_field_str } })
          : sandbox(request),
    });

  it.for(['{broken', undefined, {}])(
    'does not take custom fields that cannot be read (%j) for emptied ones',
    async (held) => {
      const vendor = detailing(held);
      const emptied = { customer, replaceCustomFields: true, customFields: [] };
      const write = await vendor.ready('customerUpdate', emptied);
      expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
    },
  );

  it.for(['', null, '[]', []])('takes custom fields that are none (%j) for emptied ones', async (held) => {
    const vendor = detailing(held);
    const write = await vendor.ready('customerUpdate', { customer, replaceCustomFields: true, customFields: [] });
    expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  });

  it('finds an emptied text', async () => {
    const vendor = detailing('');
    const write = await vendor.ready('customerUpdate', { customer, replaceCustomFields: false, remark: '' });
    expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  });
});

describe('a stage', () => {
  const change = (id: string, stageId: string, more: object) => ({
    id,
    biz_type: 'user_stage_update',
    biz_content: { stageId, stageName: stageId, stageType: '1' },
    ...more,
  });
  const proof = async (...rows: object[]) => {
    const vendor = showing('user_dynamic/list_by_page', () => rows);
    const input = { customer, stageExternalId: 'one', stageName: 'one', stageType: 'PROCESS' } as const;
    return (await vendor.ready('customerStageSet', input)).readBack!(vendor.now(), aCall());
  };

  it('is not proven where nobody can tell which change was the last', async () => {
    const biz_time = 1_800_000_000_000;
    const together = [change('a', 'one', { biz_time }), change('b', 'two', { biz_time })];
    await expect(proof(...together)).rejects.toMatchObject({ kind: 'PARTIAL' });
    const undated = [change('a', 'one', { biz_time }), change('b', 'two', {})];
    await expect(proof(...undated)).rejects.toMatchObject({ kind: 'PARTIAL' });
    expect(await proof(change('a', 'one', { biz_time }), change('b', 'two', { biz_time: 1 }))).not.toBeNull();
    expect(await proof()).toBeNull();
  });
});

describe('what is gone', () => {
  it.for([
    ['blacklistRemove', { customer }, 'user/query_black_list'],
    ['tagGroupDelete', { groupExternalId: hexId('group 0') }, 'label_group/list'],
    ['tagDelete', { tag: `biz.${hexId('tag 0 0')}` }, 'label_group/list'],
  ] as const)('is not proven by a list that counts rows and shows none: %s', async ([mutation, input, list]) => {
    const proof = async (total: number) => {
      const vendor = showing(list, () => [], total);
      const write = await vendor.ready(mutation, input as never);
      return write.readBack!(vendor.now(), aCall()).catch((error: unknown) => error);
    };
    expect(await proof(1)).toSatisfy((told) => told === null || (told instanceof Refusal && told.kind === 'PARTIAL'));
    expect(await proof(0)).toMatchObject({ refs: expect.any(Array) });
  });
});

describe('a group of tags', () => {
  it('is shown as it was found, though the library was read before the vendor was done', async () => {
    let finish = async (): Promise<unknown> => undefined;
    const vendor = sobotWrites({
      between: async (request, sandbox) => {
        if (!request.url.includes('label_group/update')) return sandbox(request);
        finish = () => sandbox(request);
        return new Response('too slow', { status: 504 });
      },
    });
    const names = async () => (await vendor.adapter.reference!.tagGroups!(aCall())).map(({ name }) => name);
    const write = await vendor.ready('tagGroupUpdate', { groupExternalId: hexId('group 0'), name: 'late' });
    const sentAt = vendor.now();
    await expect(write.send(aCall())).rejects.toThrow('504');
    expect(await names()).not.toContain('late'); // and kept
    await finish();
    expect(await write.readBack!(sentAt, aCall())).not.toBeNull();
    expect(await names()).toContain('late');
  });

  it.for(['..', 'a/b', 'a\nb', '\u0000', '\uD800', 'x'.repeat(65), '😀'])(
    'has no id like %j, and nothing is asked of the vendor',
    async (groupExternalId) => {
      const vendor = sobotWrites();
      const problems = ['NOT_FOUND group.externalId'];
      expect(await vendor.problems('tagGroupDelete', { groupExternalId })).toEqual(problems);
      expect(await vendor.problems('tagGroupUpdate', { groupExternalId, name: 'x' })).toEqual(problems);
      expect(await vendor.problems('tagCreate', { groupExternalId, name: 'x' })).toEqual(problems);
      expect(vendor.calls).toEqual([]);
    },
  );
});
