import { describe, expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { sandboxCustomers } from '../customers/customers.ts';
import { hexId } from '../seeds.ts';

const itemsOf = async (path: string) => (await new SobotCaller().get(path)).items;

describe('time zones, languages and countries', () => {
  it.for([
    [
      'user/get_timezone',
      'timezoneid',
      'timezone_value',
      'US/Samoa',
      'GMT-11:00 American Samoa',
      'GMT-11:00 美属萨摩亚',
    ],
    ['user/get_language', 'language_code', 'language_value', 'zh', 'Simplified Chinese', '中文'],
    ['user/get_country', 'countryid', 'country_name', '86', 'China', '中国'],
  ] as const)('%s come in the language asked for', async ([path, id, name, known, english, chinese]) => {
    const namesIn = async (language: string) =>
      (await itemsOf(`${path}?language=${language}`)).filter((row) => row[id] === known).map((row) => row[name]);
    expect(await namesIn('en')).toEqual([english]);
    expect(await namesIn('zh')).toEqual([chinese]);
    expect(await itemsOf(`${path}?language=fr`)).toEqual([]);
    expect((await new SobotCaller().get(path)).ret_code).toBe('999001');
  });

  it('have the row that the document shows', async () => {
    expect(await itemsOf('user/get_timezone?language=zh')).toContainEqual({
      id: hexId('timezone zh US/Samoa'),
      language: 'zh',
      timezone_value: 'GMT-11:00 美属萨摩亚',
      timezoneid: 'US/Samoa',
    });
  });
});

describe('multilingual content', () => {
  const content = async (body: object) =>
    (await new SobotCaller().post('user/get_multilingual_content_detail', body)) as { item: Record<string, unknown> };

  it('is nested in item, with times in milliseconds', async () => {
    const { item } = await content({ placeholder: '{dc_test}' });
    expect(item).toMatchObject({ placeholder: '{dc_test}', status: -1, companyid: hexId('company'), name: 'Sample' });
    expect(item.create_time).toBeGreaterThan(1e12);
    expect(item.lang_list).toEqual([
      { lang_type: 'zh', lang_value: 'The Chinese' },
      { lang_type: 'en', lang_value: 'The English' },
    ]);
  });

  it('is told in the languages asked for, without tags unless they are asked for', async () => {
    const { item } = await content({ placeholder: '{dc_welcome}', lang_type: ['en', 'fr'] });
    expect(item.lang_list).toEqual([{ lang_type: 'en', lang_value: 'Hello and welcome!' }]);
    expect(item.default_value).toBe('您好，欢迎光临！');
    const rich = await content({ placeholder: '{dc_welcome}', lang_type: ['en'], rich_text_flag: 1 });
    expect(rich.item.lang_list).toEqual([{ lang_type: 'en', lang_value: '<p>Hello and <b>welcome</b>!</p>' }]);
  });

  it('is nothing for a placeholder that nobody has, and a fault for none', async () => {
    expect(await content({ placeholder: '{none}' })).toMatchObject({ ret_code: '000000', item: null });
    expect(await content({ placeholder: 'toString' })).toMatchObject({ ret_code: '000000', item: null });
    expect(await content({})).toMatchObject({ ret_code: '999001' });
  });
});

describe('places', () => {
  it('go from provinces to cities to districts, and fit the codes of customers', async () => {
    const caller = new SobotCaller();
    const { items: provinces } = await caller.get('user_dynamic/provice');
    expect(provinces.length).toBeGreaterThan(3);
    for (const { row } of sandboxCustomers) {
      if (typeof row.proviceid !== 'string' || typeof row.cityid !== 'string') continue;
      expect(provinces).toContainEqual({ provinceid: row.proviceid, province_name: row.provice_name });
      const { items: cities } = await caller.get(`user_dynamic/city/${row.proviceid}`);
      expect(cities).toContainEqual({ cityid: row.cityid, city_name: row.city_name, provinceid: row.proviceid });
      if (row.areaid === '') continue;
      const { items: areas } = await caller.get(`user_dynamic/area/${row.cityid}`);
      expect(areas).toContainEqual({ areaid: row.areaid, area_name: row.area_name, cityid: row.cityid });
    }
  });

  it('have nothing below a code that nobody knows', async () => {
    expect(await itemsOf('user_dynamic/city/999999')).toEqual([]);
    expect(await itemsOf('user_dynamic/area/130000')).toEqual([]); // a province
  });
});

it('lists sources with numbers as text', async () => {
  const items = await itemsOf('user_dynamic/getsource');
  expect(items[0]).toEqual({ label: 'mail', value: '11' });
  expect(items).toContainEqual({ label: 'Desktop website', value: '0' });
  expect(items).toHaveLength(15);
});

it('has agents among departments, and among departments of departments', async () => {
  const items = await itemsOf('user/user_list');
  type Node = { id: string; type: number; path: string | null; sub_list: Node[] | null };
  const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...all(node.sub_list ?? [])]);
  const nodes = all(items as unknown as Node[]);
  const agents = nodes.filter(({ type }) => type === 2);
  expect(agents.map(({ id }) => id).toSorted()).toEqual(
    [0, 1, 2, 3].map((index) => hexId(`agent ${index}`)).toSorted(),
  );
  expect(agents.every(({ path, sub_list }) => path === null && sub_list === null)).toBe(true);
  const deepest = nodes.find(({ id }) => id === hexId('department 华东组'));
  expect(deepest?.path).toBe([hexId('company'), hexId('department 销售部'), hexId('department 华东组')].join('|'));
  expect(nodes.find(({ id }) => id === hexId('department 华北组'))?.sub_list).toBeNull();
});

it('has the levels that customers bear', async () => {
  const levels = (await itemsOf('custom_field/get_vip_level_data_list')).map(({ data_value }) => data_value);
  const borne = sandboxCustomers.map(({ row }) => row.vip_level).filter((level) => level !== '');
  expect(levels).toEqual(expect.arrayContaining([...new Set(borne)]));
});

describe('custom fields', () => {
  interface Field {
    field_id: string;
    field_type: number;
    cus_field_data_info_list: { data_value: string }[] | null;
  }
  const fieldsAt = async (path: string) => (await itemsOf(path)) as unknown as Field[];

  it('of customers are those that customers bear, of all nine types, with their options', async () => {
    const fields = await fieldsAt('custom_field/custom_fieid_info_list');
    expect([...new Set(fields.map(({ field_type }) => field_type))].toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 12,
    ]);
    for (const { beyond } of sandboxCustomers.slice(0, 5)) {
      const values = JSON.parse(String(beyond.ex_field_str)) as Record<string, string>[];
      for (const { fieldid, field_type, field_value } of values) {
        const field = fields.find(({ field_id }) => field_id === fieldid);
        expect(String(field?.field_type)).toBe(field_type);
        const options = field?.cus_field_data_info_list?.map(({ data_value }) => data_value);
        if (options) expect(options).toEqual(expect.arrayContaining(field_value!.split(',')));
      }
    }
  });

  it('of companies have more to tell of fields and options', async () => {
    const [first, second] = await itemsOf('enterprise/query_custom_field_list');
    expect(first).toEqual({
      field_id: 'c7fb916b757846b68feda361ea38c6bc',
      field_name: 'Drop-down list',
      field_variable: 'customField1',
      field_type: 6,
      fill_flag: 0,
      field_status: 1,
      field_remark: '',
      operate_type: 2,
      field_params: null,
      cus_field_data_info_list: [
        {
          data_id: hexId('option 698745548415355'),
          data_value: '698745548415355',
          data_name: 'list',
          field_id: 'c7fb916b757846b68feda361ea38c6bc',
          field_variable: null,
          data_params: 'canscanshcanshu1',
        },
      ],
    });
    expect(second).toMatchObject({ cus_field_data_info_list: null });
  });
});
