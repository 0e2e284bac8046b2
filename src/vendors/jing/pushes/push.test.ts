import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { push } from './push.ts';
import type { JsonObject } from '../shapes.ts';
import { aCall } from '../../../../test/support/http-over.ts';
import { aPush, leadAfter } from '../../../../test/support/jing-lead.ts';
import { afterPushes, walk } from '../../../../test/support/jing-after-pushes.ts';

async function followUpAfter(body: JsonObject) {
  const { FOLLOW_UP } = await afterPushes(body);
  return (await walk(FOLLOW_UP!.list!({}), (row) => row.occurredAt))[0]!;
}

describe('reading pushes', () => {
  it('is total: whatever JSON comes, it is read or parked', () => {
    const extra = fc.record(
      {
        entity_id: fc.oneof(fc.constant('e-1'), fc.jsonValue()),
        object_name: fc.constantFrom('lead', 'account', 7),
        object_info: fc.jsonValue(),
        mapping_data: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.array(fc.jsonValue()))),
        entity_change_mapping: fc.oneof(fc.jsonValue(), fc.record({ new: fc.jsonValue(), old: fc.jsonValue() })),
        owner: fc.jsonValue(),
        notes: fc.jsonValue(),
        created_timestamp: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const body = fc.record({
      event_type: fc.constantFrom('object_create', 'object_update', 'object_change_owner', 'x', 7, null),
      create_time: fc.oneof(fc.integer(), fc.jsonValue()),
      extra_data: fc.oneof(extra, fc.jsonValue()),
    });
    return fc.assert(
      fc.asyncProperty(body, async (body) => {
        const reading = push.read(body);
        expect(reading.dedupeKey).toMatch(/^[\w-]{43}$/);
        const { LEAD, CUSTOMER, FOLLOW_UP } = await afterPushes(body);
        await walk(LEAD!.list!({}), (row) => row.createdAt);
        await walk(CUSTOMER!.list!({}), (row) => row.createdAt);
        await walk(FOLLOW_UP!.list!({}), (row) => row.occurredAt);
      }),
      { numRuns: 60 },
    );
  });

  it.for([
    ['an event of users', { event_type: 'add_omni_user_success', extra_data: {} }],
    ['an event of tomorrow', aPush('object_merge', {})],
    ['no event at all', {}],
    ['no extra_data', { event_type: 'object_create' }],
    ['another object', aPush('object_create', { object_name: 'opportunity' })],
    ['no id', aPush('object_create', { entity_id: '' })],
    ['an id that is none', aPush('object_create', { entity_id: 'x'.repeat(65) })],
  ] as const)('parks %s, with the reason', ([_, body]) => {
    expect(push.read(body)).toMatchObject({ parked: expect.any(String) });
  });

  it('knows a repeat by what it says, not by the order of its keys', () => {
    const one = push.read({ mid: 59, event_type: 'x', extra_data: { a: 1, b: [{ c: 2, d: 3 }] } });
    const same = push.read({ extra_data: { b: [{ d: 3, c: 2 }], a: 1 }, event_type: 'x', mid: 59 });
    const other = push.read({ mid: 59, event_type: 'x', extra_data: { a: 1, b: [{ c: 2, d: 4 }] } });
    expect(same.dedupeKey).toBe(one.dedupeKey);
    expect(other.dedupeKey).not.toBe(one.dedupeKey);
  });

  it('takes the last of before and after, and the only one of a creation', async () => {
    const created = aPush(
      'object_create',
      { object_id: '628', mapping_data: { name: ['old'], mobile: ['13800138000'] } },
      1000,
    );
    const updated = aPush(
      'object_update',
      { mapping_data: { name: ['old', 'new'], mobile: ['13800138000', null] } },
      2000,
    );
    expect(await leadAfter(created)).toMatchObject({
      name: 'old',
      phone: '+8613800138000',
      details: { objectId: '628' },
    });
    expect(await leadAfter(updated, created)).toMatchObject({ name: 'new', phone: null, phoneRaw: null });
  });

  it('keeps the names that come beside bare values', async () => {
    const values = { lead_pool: 'market', name: '王伟', c_custom_a1b2c3d4: 'o-1', c_employee_a1b2c3d4: 'u-1' };
    const names = { lead_pool: '市场池', name: '王伟', c_custom_a1b2c3d4: '重点', c_employee_a1b2c3d4: '黄运霞' };
    const sides = (side: JsonObject) =>
      Object.fromEntries(Object.entries(side).map(([key, value]) => [key, ['-', value]]));
    const lead = await leadAfter(
      aPush('object_update', { mapping_data: sides(values), mapping_data_text: sides(names) }),
    );
    expect(lead).toMatchObject({ name: '王伟', pool: { externalId: 'market', name: '市场池' } });
    expect(lead.customFields).toMatchObject([
      { text: 'o-1', options: [{ externalId: null, value: 'o-1', name: '重点' }] },
      { text: 'u-1', options: [{ externalId: 'u-1', name: '黄运霞' }] },
    ]);
  });

  it('reads helpers in every shape of a person', async () => {
    const helper = { value: { id: 'u-1', email: 'a@b.example', mobile: '13800138000' }, label: '黄运霞' };
    const change = { mapping_data: { team_member: [[], [helper, 'u-2', { value: { id: '' }, label: '' }]] } };
    const lead = await leadAfter(aPush('object_add_team_member', change));
    expect(lead.collaborators).toMatchObject([
      { externalId: 'u-1', name: '黄运霞', email: 'a@b.example', phone: '+8613800138000' },
      { externalId: 'u-2', name: null },
    ]);
  });

  it('dates a creation that is silent about its time by when it was told', async () => {
    const lead = await leadAfter(aPush('object_create', {}));
    expect(lead.createdAt).toEqual(new Date('2023-03-30T03:05:13Z'));
  });

  it('tells accounts from leads by the name of the object alone', async () => {
    const adapter = await afterPushes(
      aPush('object_update', {
        object_name: 'account',
        object_id: '31',
        openplatform: 'openplatform',
        mapping_data: { company_id: [null, 'c-1'] },
        mapping_data_text: { company_id: ['-', '示例公司'] },
      }),
    );
    expect(await adapter.LEAD!.get!.byRefs(['e-1'], aCall())).toEqual([]);
    const [customer] = await adapter.CUSTOMER!.get!.byRefs(['e-1'], aCall());
    expect(customer).toMatchObject({
      company: { externalId: null, name: '示例公司' },
      origin: { isPartial: true },
      details: { objectId: '31', companyId: { label: '示例公司', value: 'c-1' } },
    });
    const [followUp] = await walk(adapter.FOLLOW_UP!.list!({}), (row) => row.occurredAt);
    expect(followUp).toMatchObject({
      target: { entity: 'CUSTOMER', ref: 'e-1' },
      kind: 'UPDATED',
      fieldChanges: [{ field: 'company_id', before: null, after: '示例公司' }],
    });
  });

  it('voids and restores', async () => {
    const voided = aPush('object_voids', {}, 1000);
    expect((await leadAfter(voided)).isDeleted).toBe(true);
    expect((await leadAfter(aPush('object_restore', {}, 2000), voided)).isDeleted).toBe(false);
  });

  it('leaves nobody in charge when a change of owner says so', async () => {
    const given = aPush('object_change_owner', { owner: 'u-1', owner_name: '黄' }, 1000);
    const taken = aPush('object_change_owner', { owner: '', owner_name: '', former_owner: 'u-1' }, 2000);
    const silent = aPush('object_update', { owner: '' }, 2000);
    expect((await leadAfter(given, taken)).owner).toBeNull();
    expect((await leadAfter(given, silent)).owner).toMatchObject({ externalId: 'u-1', name: '黄' });
    expect((await followUpAfter(taken)).ownerChange).toMatchObject({ before: { externalId: 'u-1' }, after: null });
  });

  it.for([
    ['', null],
    [[], null],
    [{ label: '' }, null],
    [{ value: { id: '' }, label: '' }, null],
    [null, null],
    [{ label: '-' }, null],
    ['-', null],
    [{ label: '公司' }, { externalId: null, name: '公司' }],
  ])('reads %j as a company', async ([value, company]) => {
    const lead = await leadAfter(aPush('object_update', { object_info: { company_id: value } }));
    expect(lead.company).toEqual(company);
  });

  it.for([
    [{ life_status: 'baby_lead' }, 'NEW'],
    [{ life_status: { code: 'sal', label: '销售接受' } }, 'QUALIFIED'],
    [{ life_status: 'sql' }, 'QUALIFIED'],
    [{ life_status: 'customer' }, 'CONVERTED'],
    [{ life_status: 'customer', invalid_status: '1' }, 'INVALID'],
    [{ life_status: 'nurturing' }, 'UNKNOWN'],
    [{ life_status: [] }, null],
    [{}, null],
  ] as const)('reads %j as a status', async ([info, status]) => {
    const lead = await leadAfter(aPush('object_update', { object_info: { name: 'x', ...info } }));
    expect(lead.status).toBe(status);
  });

  it.for([
    ['object_create', 'CREATED'],
    ['object_update', 'UPDATED'],
    ['object_update_status', 'STATUS_CHANGED'],
    ['object_update_life_cycle', 'STAGE_CHANGED'],
    ['object_add_notes', 'NOTE'],
    ['object_relation', 'LINKED'],
  ] as const)('makes of %s a follow-up of kind %s', async ([eventType, kind]) => {
    const followUp = await followUpAfter(aPush(eventType, { notes: '备注', operator_type: 0, operator_id: 0 }));
    expect(followUp).toMatchObject({ kind, kindRaw: eventType, content: '备注', author: null, ownerChange: null });
  });

  it('follows a lead to its account only where an id is given', async () => {
    const linked = aPush('object_update', { object_info: { account_id: { label: '客户', jing_uuid: 'acc-1' } } }, 1000);
    const named = aPush('object_update', { object_info: { account_id: { label: '客户' } } }, 2000);
    const adapter = await afterPushes(linked);
    expect((await leadAfter(linked)).customerRefs).toEqual(['acc-1']);
    const leads = await adapter.CUSTOMER!.leads!.of(['acc-1', 'acc-2'], aCall());
    expect([...leads].map(([customer, leads]) => [customer, leads.map(({ ref }) => ref)])).toEqual([
      ['acc-1', ['e-1']],
    ]);
    expect((await leadAfter(linked, named)).customerRefs).toEqual([]);
  });
});
