import { expect, it } from 'vitest';
import { toFilterRange } from './map-filter-range.ts';

const origin = { servedFrom: 'LIVE', fetchedAt: null } as const;

it('reads the audience of a task from the JSON inside its text, long ids digit for digit', () => {
  const text = `{
    "group_owner_range": {"user_id_list": ["a"], "dept_id_list": [1254676189925432389]},
    "group_name_list": ["VIP"], "chat_id_list": [],
    "add_user_range": {"user_id_list": ["b"], "dept_id_list": [7], "user_tags": [{"tag_id": "u1", "tag_name": "销售"}]},
    "add_time_range": {"start_time": 1707292800, "end_time": 1707292800000},
    "include_tags": {"operator": 4, "tag_list": [{"tag_id": "t1", "tag_name": "甲", "tag_type": 3, "strategy_id": 1254676189925432389}]},
    "exclude_tags": {"operator": 8, "tag_list": [{"tag_id": "t2", "tag_name": "乙", "tag_type": 1}]},
    "locations": [{"region_code": "110101", "region_remark": "北京市,北京市,东城区"}],
    "chat_list": [{"chat_id": "c1", "chat_name": "群"}],
    "sex": "UNKNOW", "age_range": "25~30", "remark_key_words": ["x"], "description_key_words": ["y"],
    "is_all_customer": false, "is_all_customer_group": true
  }`;

  expect(toFilterRange(text, origin)).toMatchObject({
    text,
    typed: {
      groupOwnerRange: { userIdList: ['a'], deptIdList: ['1254676189925432389'], userTags: [] },
      groupNameList: ['VIP'],
      chatIdList: [],
      addUserRange: { userIdList: ['b'], deptIdList: ['7'], userTags: [{ tagId: 'u1', tagName: '销售' }] },
      addTimeRange: { startTime: new Date('2024-02-07T08:00:00Z'), endTime: new Date('2024-02-07T08:00:00Z') },
      includeTags: {
        operator: 'MIXED',
        operatorRaw: '4',
        tagList: [
          {
            ref: 'tag.t1',
            externalId: 't1',
            name: '甲',
            kind: 'BUSINESS',
            kindRaw: '3',
            details: { strategyId: '1254676189925432389' },
          },
        ],
      },
      excludeTags: { operator: 'UNKNOWN', operatorRaw: '8', tagList: [{ ref: 'tag.t2', kind: 'CORPORATE' }] },
      locations: [{ regionCode: '110101', regionRemark: '北京市,北京市,东城区' }],
      chatList: [{ chatId: 'c1', chatName: '群' }],
      sex: 'UNSTATED',
      sexRaw: 'UNKNOW',
      ageRange: '25~30',
      remarkKeyWords: ['x'],
      descriptionKeyWords: ['y'],
      isAllCustomer: false,
      isAllCustomerGroup: true,
    },
  });
});

it.each([
  ['test_a08e263134a8', 'test_a08e263134a8'],
  ['"a text"', '"a text"'],
  ['[1]', '[1]'],
  ['{"include_tags": ', '{"include_tags": '],
])('keeps a text that holds no object as it is: %s', (sent, text) => {
  expect(toFilterRange(sent, origin)).toEqual({ typed: null, text });
});

it.each([null, undefined, ''])('has no audience where the vendor sends none: %s', (sent) => {
  expect(toFilterRange(sent, origin)).toEqual({ typed: null, text: null });
});

it('reads an audience that comes as an object', () => {
  expect(toFilterRange({ sex: 'M' }, origin)).toMatchObject({ typed: { sex: 'MALE' }, text: '{"sex":"M"}' });
});
