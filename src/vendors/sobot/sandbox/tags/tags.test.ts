import { describe, expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { hexId } from '../seeds.ts';

const [customer, group, tag] = [hexId('customer 1'), hexId('group 0'), hexId('tag 0 0')];
const aGroup = {
  name: '新组',
  color_value: '#345454',
  is_multiple_choice: 1,
  label_list: [{ name: '甲' }, { name: '乙' }],
};
const long = '名'.repeat(31);

const groupsOf = async (caller: SobotCaller) => (await caller.get('label_group/list')).items;
const tagsOf = async (caller: SobotCaller, id: string) => (await caller.get(`label/list?groupid=${id}`)).items;
const wornBy = async (caller: SobotCaller, id: string) => {
  const [row] = (await caller.post('label/userlabels', [id])).items;
  return ((row?.label_set ?? []) as { id: string }[]).map((label) => label.id).toSorted();
};

describe('groups of tags', () => {
  it('come first in the list with their tags, once created', async () => {
    const caller = new SobotCaller();
    caller.time.now += 5;
    const { item } = await caller.post('label_group/save', aGroup);
    expect(item).toMatch(/^[0-9a-f]{32}$/);
    expect((await groupsOf(caller))[0]).toEqual({
      id: item,
      name: '新组',
      status: 1,
      type: 1,
      bizid: null,
      color_value: '#345454',
      is_multiple_choice: 1,
      create_time: '2026-11-01 08:00:00',
      create_time_ms: caller.time.now,
      update_time: '2026-11-01 08:00:00',
      update_time_ms: caller.time.now,
    });
    expect((await tagsOf(caller, String(item))).map(({ name, groupid }) => [name, groupid])).toEqual([
      ['甲', item],
      ['乙', item],
    ]);
  });

  it('keep what an edit does not name', async () => {
    const caller = new SobotCaller();
    await caller.post('label_group/update', { id: group, name: '等级' });
    const row = (await groupsOf(caller)).find(({ id }) => id === group);
    expect(row).toMatchObject({ name: '等级', color_value: '#76A6F1', update_time_ms: caller.time.now });
    await caller.post('label_group/update', { id: group, name: '等级', color_value: '#000000', is_multiple_choice: 1 });
    const again = (await groupsOf(caller)).find(({ id }) => id === group);
    expect(again).toMatchObject({ name: '等级', color_value: '#000000', is_multiple_choice: 1 });
  });

  it.for([`/${group}`, `?id=${group}`])('go with their tags, from customers too, by remove%s', async (where) => {
    const caller = new SobotCaller();
    await caller.post('label/update_biz_label', { userid: customer, add_tag: [tag, hexId('tag 1 0')] });
    await caller.get(`label_group/remove${where}`);
    expect((await groupsOf(caller)).some(({ id }) => id === group)).toBe(false);
    expect((await caller.get(`label/list?groupid=${group}`)).ret_code).toBe('510001');
    expect(await wornBy(caller, customer)).not.toContain(tag);
    expect(await wornBy(caller, customer)).toContain(hexId('tag 1 0'));
    expect((await caller.row(customer))?.biz_label).not.toContain(tag);
  });
});

describe('tags', () => {
  it('come first in the list of their group, once created, without telling an id', async () => {
    const caller = new SobotCaller();
    const reply = await caller.post('label/save', { name: '新', groupid: group, param_name: 'fresh' });
    expect(reply).toEqual({ ret_code: '000000', ret_msg: 'Success' });
    const [first] = await tagsOf(caller, group);
    expect(first).toMatchObject({ name: '新', groupid: group, param_name: 'fresh', status: 1 });
    expect(first!.id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('keep their parameter where an edit does not name one', async () => {
    const caller = new SobotCaller();
    await caller.post('label/update', { id: tag, name: '要客' });
    expect((await tagsOf(caller, group))[0]).toMatchObject({ id: tag, name: '要客', param_name: 'level_0' });
  });

  it.for([`label/remove/${tag}`, `lable/remove/${tag}`, `label/remove?id=${tag}`])('go by %s', async (path) => {
    const caller = new SobotCaller();
    await caller.post('label/update_biz_label', { userid: customer, add_tag: [tag] });
    await caller.get(path);
    expect((await tagsOf(caller, group)).map(({ id }) => id)).not.toContain(tag);
    expect(await wornBy(caller, customer)).not.toContain(tag);
  });
});

describe('tagging', () => {
  it('replaces all tags of a customer by a bare list', async () => {
    const caller = new SobotCaller();
    caller.time.now += 60_000;
    await caller.post(`label/update_userlabel/${customer}`, [{ id: tag, name: 'x' }]);
    expect(await wornBy(caller, customer)).toEqual([tag]);
    expect(await caller.row(customer)).toMatchObject({ biz_label: tag, update_time: caller.time.now / 1000 });
    expect(await caller.detail(customer)).toMatchObject({ biz_label: tag });
    await caller.post(`label/update_userlabel/${customer}`, []);
    expect(await wornBy(caller, customer)).toEqual([]);
  });

  it('adds and removes tags, and leaves the others', async () => {
    const caller = new SobotCaller();
    const [kept, gone, added] = [hexId('tag 1 0'), hexId('tag 1 1'), hexId('tag 2 0')];
    await caller.post(`label/update_userlabel/${customer}`, [{ id: kept }, { id: gone }]);
    await caller.post('label/update_biz_label', { userid: customer, add_tag: [added, kept], remove_tag: [gone] });
    expect(await wornBy(caller, customer)).toEqual([kept, added].toSorted());
    const found = await caller.get(`user/list_by_page?user_label=${added}&page_size=100`);
    expect(found.items.map(({ id }) => id)).toContain(customer);
  });

  it.for<[string, object]>([
    ['customer 3', { external_userid: 'wmzcrEDAAA3' }],
    ['customer 2', { unionid: `or-MA${hexId('union 2').slice(0, 23)}` }],
  ])('finds %s by %j', async ([seed, who]) => {
    const caller = new SobotCaller();
    await caller.post('label/update_biz_label', { ...who, add_tag: [hexId('tag 3 3')] });
    expect(await wornBy(caller, hexId(seed))).toContain(hexId('tag 3 3'));
  });

  it.for<[string, object]>([
    ['999001', { add_tag: [tag] }],
    ['999001', { userid: customer }],
    ['999001', { userid: customer, add_tag: [], remove_tag: [] }],
    ['999001', { userid: 'nobody', add_tag: [tag] }],
    ['999001', { unionid: 'nobody', add_tag: [tag] }],
    ['510004', { userid: customer, add_tag: ['none'] }],
  ])('refuses with %s to tag by %j', async ([code, body]) => {
    expect((await new SobotCaller().post('label/update_biz_label', body)).ret_code).toBe(code);
  });
});

it.for<[string, string, object]>([
  ['510001', 'label_group/update', { id: 'none', name: 'x' }],
  ['510001', 'label/save', { groupid: 'none', name: 'x' }],
  ['510002', 'label_group/save', { ...aGroup, name: '客户等级' }],
  ['510002', 'label_group/update', { id: group, name: '来源渠道' }],
  ['510003', 'label/save', { groupid: group, name: '重要客户' }],
  ['510003', 'label/update', { id: tag, name: '普通客户' }],
  ['510003', 'label_group/save', { ...aGroup, label_list: [{ name: 'a' }, { name: 'a' }] }],
  ['510004', 'label/save', { groupid: group, name: 'x', param_name: 'level_0' }],
  ['510004', 'label/update', { id: 'none', name: 'x' }],
  ['510004', `label/update_userlabel/${customer}`, [{ id: 'none' }]],
  ['510005', 'label_group/save', { ...aGroup, name: ' ' }],
  ['510005', 'label_group/update', { id: group }],
  ['510006', 'label/save', { groupid: group, name: '' }],
  ['510006', 'label/update', { id: tag }],
  ['510006', 'label_group/save', { ...aGroup, label_list: [{}] }],
  ['510007', 'label_group/save', { ...aGroup, name: long }],
  ['510007', 'label/save', { groupid: group, name: long }],
  ['510008', 'label/save', { groupid: group, name: 'x', param_name: long }],
  ['510008', 'label/update', { id: tag, name: 'x', param_name: long }],
  ['999001', 'label_group/save', { ...aGroup, color_value: '' }],
  ['999001', 'label_group/save', { ...aGroup, is_multiple_choice: 2 }],
  ['999001', 'label_group/save', { name: 'x', color_value: '#000000', is_multiple_choice: 0 }],
])('refuses with %s at %s: %j', async ([code, path, body]) => {
  const caller = new SobotCaller();
  expect((await caller.post(path, body)).ret_code).toBe(code);
  expect(await groupsOf(caller)).toEqual(await groupsOf(new SobotCaller()));
  expect(await tagsOf(caller, group)).toEqual(await tagsOf(new SobotCaller(), group));
});

it.for(['label_group/remove/none', 'label_group/remove?id=none'])('knows no group for %s', async (path) => {
  expect((await new SobotCaller().get(path)).ret_code).toBe('510001');
});

it('knows no tag to delete that is none', async () => {
  expect((await new SobotCaller().get('label/remove/none')).ret_code).toBe('510004');
});

it('takes names of exactly 30 characters, and a record under its own name', async () => {
  const caller = new SobotCaller();
  const longest = { groupid: group, name: long.slice(1), param_name: long.slice(1) };
  expect((await caller.post('label/save', longest)).ret_code).toBe('000000');
  expect((await caller.post('label/update', { id: tag, name: '重要客户' })).ret_code).toBe('000000');
  expect((await caller.post('label_group/update', { id: group, name: '客户等级' })).ret_code).toBe('000000');
});
