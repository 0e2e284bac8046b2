import { hexId } from '../seeds.ts';

/** A custom field as its company defined it. */
export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  /** 1 text, 2 multi-line text, 3 date, 4 time, 5 number, 6 drop-down, 7 check box, 8 radio button, 9 cascade. */
  readonly type: number;
  /** Another way to name the field in a write. */
  readonly param: string | null;
  readonly isRequired: boolean;
  readonly options: readonly FieldOption[] | null;
}

/** What can be chosen; values bear the `value`, not the id. */
export interface FieldOption {
  readonly id: string;
  readonly value: string;
  readonly name: string;
  readonly param: string | null;
}

/** Of customers: what those of the start bear, the fields in the samples of S17 and S35, and the types still missing. */
export const customerFields: readonly FieldDefinition[] = [
  field(hexId('field 1'), 3, '签约日期'),
  field(hexId('field 2'), 7, '感兴趣的产品', {
    options: [option('607592588177650', 'a-2'), option('607592524201284', 'computer')],
  }),
  field(hexId('field 3'), 6, 'Dropdown list', {
    param: 'xialaliebiao',
    // The name differs from what customers show (Banana), as it does between the samples of S35 and S23.
    options: [
      option('607592500180588', 'Apple', 'apple'),
      option('607592500181862', 'balana', 'balana'),
      option('607592500182148', 'watermelon', 'xigua'),
    ],
  }),
  field(hexId('field 4'), 5, '预算', { param: 'number' }),
  field(hexId('field 5'), 12, '新控件'), // 12: a value nobody documented
  field('5445245507ab48b68769093bd413a5c8', 1, '证件号', { param: 'idCard' }),
  field('e9b7010584114145a99d3566ace22e4b', 5, '毕业年份'),
  field('de4b8e9271c64b4f95035442e2003681', 7, '服务项目', {
    options: [option('628767337948969', '安装'), option('628767337951618', '维修'), option('628767337953718', '保养')],
  }),
  field('6dbd01468c134cae95d2c30f963aeb24', 2, 'Multiline text'),
  field('e8426f86c0644078aac6549787eda1a8', 4, '方便联系的时间'),
  field('9c605f42908540529e653d3c0d6c5331', 8, '手机品牌', {
    options: [option('607592546349742', 'xiaomi'), option('607592546349743', 'huawei')],
  }),
  field('2445ede23ccc4e55940fc61236985b57', 9, '所属行业', {
    options: [option('628242069686628', '制造'), option('628241984465772', '制造/汽车')],
  }),
];

/** Of companies: the fields in the samples of S19 and S37. */
export const companyFields: readonly FieldDefinition[] = [
  field('c7fb916b757846b68feda361ea38c6bc', 6, 'Drop-down list', {
    options: [option('698745548415355', 'list', 'canscanshcanshu1')],
  }),
  field('3c368b05bfff4ff0af45654d5ef1a4e7', 2, 'Multi-line text'),
  field('975c040de38f46dd872201fa42aa7a32', 3, 'date'),
  field('9d3d0e6be314401cbc64a1d902b439cc', 5, 'Number'),
  field('d9aecfb5d9694422b68938f9e9287c10', 7, 'Check box', {
    isRequired: true,
    options: [option('699341039230996', 'box')],
  }),
  field('c06ad8a5e6ca48d3b317c3d5890657ed', 8, 'Radio button', { options: [option('699341057671409', 'radio')] }),
  field('5445245507ab48b68769093bd413a5a8', 1, '营业执照号', { param: 'licence' }),
  field('e9b7010584114145a99d3566ace22a4b', 5, '成立年份'),
  field('de4b8e9271c64b4f95035442e2103681', 7, '业务范围', {
    options: [option('628767337948966', '销售'), option('628767337951628', '服务')],
  }),
];

function field(
  id: string,
  type: number,
  name: string,
  more: Partial<Pick<FieldDefinition, 'param' | 'isRequired' | 'options'>> = {},
): FieldDefinition {
  return { id, type, name, param: null, isRequired: false, options: null, ...more };
}

function option(value: string, name: string, param: string | null = null): FieldOption {
  return { id: hexId(`option ${value}`), value, name, param };
}
