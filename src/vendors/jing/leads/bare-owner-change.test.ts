import { describe, expect, it } from 'vitest';
import { bareExample, bareExtra, example, owner, theLead } from '../../../../test/support/jing-owner-change.ts';

describe('a change of owner without lead information', () => {
  it('makes a partial record of what it mentions', async () => {
    const lead = await theLead(bareExample);
    expect(lead.origin.isPartial).toBe(true);
    expect(lead).toMatchObject({
      name: null,
      phone: null,
      status: 'QUALIFIED',
      statusRaw: 'mql',
      owner: { externalId: '00777a65-c014-4303-a2fd-6039a294a2eb', name: '黄运霞', email: null },
      pool: { externalId: 'market', name: null },
      createdAt: new Date('2023-02-27T08:28:55Z'),
      updatedAt: null,
      isDeleted: false,
      customerRefs: null,
      details: { mid: '59', objectId: '30', omniUserUuid: 'aewmbVxUoWXdseyos8iyjL', updatedBy: 'admin:23849' },
    });
    expect(Object.values(lead).filter((value) => value === undefined)).toEqual([]);
    expect(lead.raw).not.toHaveProperty('event_type');
  });

  it('does not destroy what is known of the same owner, stage and pool', async () => {
    const later = { ...bareExample, create_time: example.create_time + 60 };
    for (const order of [
      [example, later],
      [later, example],
    ]) {
      const lead = await theLead(...order);
      expect(lead.owner).toEqual(owner);
      expect(lead.pool).toEqual({ externalId: 'market', name: 'Market Lead Pool' });
      expect(lead.details).toMatchObject({
        lifeStatus: { label: '市场部认可' },
        businessType: { name: 'zqltest测试类型' },
      });
      expect(lead.origin.isPartial).toBe(false);
    }
  });

  it('says only what it knows of a new owner', async () => {
    const extra = {
      ...bareExtra,
      owner: 'u-2',
      owner_name: '沈斌超',
      entity_change_mapping: { new: { owner: 'u-2' } },
    };
    const later = { ...bareExample, create_time: example.create_time + 60, extra_data: extra };
    const lead = await theLead(example, later);
    expect(lead.owner).toMatchObject({ externalId: 'u-2', name: '沈斌超', email: null });
    expect(lead.name).toBe('测试webhook新建');
  });
});
