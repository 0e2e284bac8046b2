import { describe, expect, it } from 'vitest';
import { storeAfterPushes } from '../../../../test/support/jing-after-pushes.ts';
import { aPush, leadAfter } from '../../../../test/support/jing-lead.ts';
import type { JsonObject } from '../shapes.ts';

const team = (eventType: string, before: unknown, after: unknown, time: number) =>
  aPush(eventType, { mapping_data: { team_member: [before, after] } }, time);
const changesAfter = async (body: JsonObject) =>
  (await storeAfterPushes(body)).store.changes.after({ after: 0, limit: 9 });

describe('events of which no document tells what they carry', () => {
  it('add and remove helpers one by one, late ones included', async () => {
    const added = team('object_add_team_member', [], ['u-1', 'u-2'], 1000);
    const removed = team('object_remove_team_member', ['u-1', 'u-2'], ['u-2'], 2000);
    const late = team('object_add_team_member', null, [{ value: { id: 'u-3' }, label: '沈斌超' }, 'u-1'], 1500);
    const lead = await leadAfter(added, removed, late);
    expect(lead.collaborators).toMatchObject([
      { externalId: 'u-3', name: '沈斌超' },
      { externalId: 'u-2', name: null },
    ]);
    expect(lead.raw).toMatchObject({ team_member: [{ label: '沈斌超' }, 'u-2'] });
  });

  it('leave the helpers alone where a removal does not say who stays', async () => {
    const added = aPush('object_add_team_member', { mapping_data: { team_member: [['u-1']] } }, 1000);
    const removed = aPush('object_remove_team_member', { mapping_data: { team_member: [['u-1']] } }, 2000);
    expect((await leadAfter(added, removed)).collaborators).toMatchObject([{ externalId: 'u-1' }]);
    expect((await leadAfter(aPush('object_add_team_member', {}))).collaborators).toBeNull();
  });

  it.for([
    [{ lead_pool: 'sales' }],
    [{ mapping_data: { lead_pool: ['market', 'sales'] } }],
    [{ entity_change_mapping: { old: { lead_pool: 'market' }, new: { lead_pool: { value: 'sales', label: '' } } } }],
  ])('move a lead to another pool by %j, and no late one moves it back', async ([extra]) => {
    const late = aPush('object_change_lead_pool', { lead_pool: 'market' }, 1000);
    const lead = await leadAfter(aPush('object_change_lead_pool', extra!, 2000), late);
    expect(lead.pool).toEqual({ externalId: 'sales', name: null });
  });

  it.for([
    ['acc-1', ['acc-1']],
    [{ jing_uuid: 'acc-1', label: '客户' }, ['acc-1']],
    [[{ id: 'acc-1' }], ['acc-1']],
    ['31', []],
    ['某客户', []],
    ['', []],
  ] as const)('link a lead to the account %j', async ([account, customerRefs]) => {
    const related = aPush('object_relation', { mapping_data: { account_id: ['acc-0', account] } });
    expect((await leadAfter(related)).customerRefs).toEqual(customerRefs);
  });

  it('tell a source as any other field', async () => {
    const told = { mapping_data: { param_5: [null, 's-1'] }, mapping_data_text: { param_5: ['-', '官网'] } };
    const lead = await leadAfter(aPush('object_source_info', told));
    expect(lead.details).toMatchObject({ param5: { value: 's-1', label: '官网' } });
  });

  it('void and restore in the order in which they happened', async () => {
    const voided = aPush('object_voids', {}, 1000);
    const restored = aPush('object_restore', {}, 2000);
    expect((await leadAfter(restored, voided)).isDeleted).toBe(false);
    expect((await leadAfter(voided)).isDeleted).toBe(true);
  });

  it('read an event of users as one of a lead only where it names the lead', async () => {
    expect(await changesAfter(aPush('add_omni_user_success', {}))).toMatchObject([{ kind: 'UNKNOWN', ref: 'e-1' }]);
    expect(await changesAfter(aPush('add_omni_user_success', { object_name: '' }))).toEqual([]);
  });
});

describe('what is known of a thing', () => {
  it('stays when only its id is told again', async () => {
    const named = aPush('object_change_owner', { owner: 'u-1', owner_name: '黄', business_type: 'b-1' }, 1000);
    const again = aPush('object_update', { owner: 'u-1' }, 2000);
    expect((await leadAfter(named, again)).owner).toMatchObject({ externalId: 'u-1', name: '黄' });
    const thin = { mapping_data: { owner: ['u-0', { value: { id: 'u-1' }, label: '' }] } };
    const rich = { object_info: { owner: { value: { id: 'u-1', email: 'a@b.example' }, label: '黄' } } };
    const lead = await leadAfter(aPush('object_update', rich, 1000), aPush('object_update', thin, 2000));
    expect(lead.owner).toMatchObject({ externalId: 'u-1', name: '黄', email: 'a@b.example' });
  });

  it('is read where a list, a bare value or an object stands', async () => {
    const info = {
      name: { label: '王伟' },
      life_status: [{ code: 'sql', label: '销售认可' }],
      owner: [{ value: 'u-1', label: '黄' }],
      company_id: ['示例公司'],
      lead_status: { label: '待跟进', value: 'todo' },
      lead_name: '王伟',
      created_by: { value: { id: 'u-2' }, label: '沈斌超' },
    };
    expect(await leadAfter(aPush('object_update', { object_info: info }))).toMatchObject({
      name: '王伟',
      status: 'QUALIFIED',
      owner: { externalId: 'u-1', name: '黄' },
      company: { name: '示例公司' },
      details: { leadStatus: [{ label: '待跟进' }], leadName: { name: '王伟' }, createdBy: '沈斌超' },
    });
  });
});

describe('what subscribers are told', () => {
  const change = (field: string, before: string | null, after: string | null) => ({
    field,
    label: null,
    before,
    after,
    typeRaw: null,
  });

  it.for([
    ['object_add_notes', { notes: '备注' }, [change('notes', null, '备注')]],
    ['object_change_owner', { former_owner: 'u-1', owner: 'u-2' }, [change('owner', 'u-1', 'u-2')]],
    ['object_update', { mapping_data: { name: ['a', '-'] } }, [change('name', 'a', null)]],
    ['object_voids', {}, null],
    ['object_voids', { mapping_data: {} }, []],
  ] as const)('lists what %s changed', async ([eventType, extra, fieldChanges]) => {
    expect((await changesAfter(aPush(eventType, extra)))[0]!.fieldChanges).toEqual(fieldChanges);
  });

  it('is a remark of the lead too, if it is a note', async () => {
    const noted = aPush('object_add_notes', { notes: '已电话沟通' }, 2000);
    expect((await leadAfter(noted, aPush('object_add_notes', { notes: '旧' }, 1000))).remark).toBe('已电话沟通');
  });
});
