import { toChinaText } from '../../values/time.ts';
import type { SandboxClue } from './clue.ts';

/** The two advertiser accounts of the sandbox. */
export const advertisers = ['20006545', '20006546'] as const;

const day = 86_400_000;
const newest = Date.parse('2026-10-31T20:11:05Z');
const firstId = 197_451_604_008_536_386n;
const names = ['王伟', '李娜', '张敏', '刘洋', '陈静', '杨帆', '赵磊', '黄丽', '周强', '吴霞'];
const count = 120;

const marks = [0, 1, 2, 3, 4, 5, 6, null];
const phoneStats = [
  0,
  1,
  101,
  102,
  103,
  104,
  105,
  106,
  107,
  108,
  109,
  110,
  201,
  202,
  203,
  204,
  205,
  206,
  207,
  208,
  209,
  210,
  213,
  214,
  215,
  216,
  217,
  -1,
  301,
  null,
];
const intentions = [0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 99, null];
const schedules: readonly (readonly [number, string] | null)[] = [
  [0, '新线索'],
  [1, '电话建联'],
  [2, '明确意向'],
  [3, '微信加粉'],
  [4, '成交'],
  [5, '待持续跟进'],
  [6, '用户开口聊天'],
  [7, '已拨打'],
  [8, '无意向'],
  [9, '交定金'],
  [10, '删除'],
  [11, '到店'],
  [12, '待复访'],
  null,
];
const businesses = [1003, 1005, 1007, 1008, 1010, 1011, 1021, 1023, 1099];
const reasons: readonly unknown[] = [
  [],
  null,
  { child_intention_id: 1, child_intention_desc: '高意向度-高意愿' },
  [
    { child_intention_id: 3, child_intention_desc: '潜在客户类标签-有购买力' },
    { child_intention_id: 4, child_intention_desc: '潜在客户类标签-多次建联' },
  ],
  [{ child_intention_id: 14, child_intention_desc: '成交付费' }],
  [{ child_intention_id: 21, child_intention_desc: '预约试驾' }],
];

/** Lead n, 0 the newest; every value Kuaishou documents occurs, and one that it does not, and every way to say nothing. */
export function clueAt(n: number): SandboxClue {
  const person = n % 40;
  const createdAt = createdAtOf(n);
  const sourceType = [1, 2, 3, 4][n % 4]!;
  const name = names[person % 10]! + (person >= 10 ? String(Math.floor(person / 10)) : '');
  const phone = phoneOf(n, person);
  const pageId = String(153_644_601_223_348_225n + BigInt(n % 5));
  const schedule = schedules[n % schedules.length];
  return {
    advertiserId: advertiserOf(n),
    id: String(firstId + BigInt(count - n) * 1_000_003n),
    createdAt,
    isQuoted: n % 11 === 5,
    fields: {
      clue_tag: marks[n % marks.length],
      user_name: n % 17 === 9 ? '' : name,
      phone,
      phone_stat: phoneStats[n % phoneStats.length],
      intention_id: intentions[n % intentions.length],
      account_id: n % 13 === 4 ? '20006547' : advertiserOf(n),
      user_id: n % 6 === 2 ? 0 : String(2_296_341_624 + (n % 4)),
      give_up_reason: n % 9 === 8 ? '号码错误' : '',
      source_type: sourceType,
      page_id: pageId,
      page_name: `秋季试驾${n % 5}`,
      source_url: n % 10 === 7 ? '' : `https://lp.example.com/page?pageId=${pageId}`,
      ...(n % 15 === 14 ? {} : { update_time: toChinaText(createdAt + ((n % 30) + 1) * 3_600_000) }),
      sea_type: [1, 2, 2, 3][n % 4],
      biz_id: businesses[n % businesses.length],
      channel_flag: [1, 1, 2, 3][n % 4],
      child_intention_tag: reasons[n % reasons.length],
      schedule: schedule && { schedule_id: schedule[0], schedule_desc: schedule[1] },
      clue_source: {
        page_id: pageId,
        page_name: `秋季试驾${n % 5}`,
        callback: n % 3 === 0 ? '' : `cb-${n}`,
        dsp_campaign_id: n % 3 === 0 ? 0 : String(9_007_199_254_741_001n + BigInt(n)),
        dsp_unit_id: n % 3 === 0 ? 0 : String(9_107_199_254_741_001n + BigInt(n)),
        dsp_creative_id: n % 3 === 0 ? 0 : String(9_207_199_254_741_001n + BigInt(n)),
      },
      ...(sourceType === 1 ? formOf(name, phone) : { form: null, details: null }),
      icc_info: sourceType === 2 ? callIn(createdAt, phone, n) : n % 8 === 0 ? blankCall : null,
      store_info: n % 4 === 0 ? { store_name: '二七店', store_number: 11010, city: '郑州', province: '河南' } : null,
      biz_source: n % 5 === 0 ? '' : '建站',
      campaign_type: '收集销售线索',
      collect_account_id: advertiserOf(n),
      attr_clue_account_id: n % 2 === 0 ? '20006547' : 0,
      submit_user_id: n % 7 === 0 ? '3197451604' : 0,
    },
  };
}

/** All leads, newest first. */
export const allClues = (): SandboxClue[] => Array.from({ length: count }, (_, n) => clueAt(n));

const advertiserOf = (n: number): string => (n % 3 === 2 ? advertisers[1] : advertisers[0]);

/** Spread over 400 days; 30 to 39 came in within one second. */
const createdAtOf = (n: number): number => {
  const place = n >= 30 && n < 40 ? 30 : n;
  return newest - Math.floor((place * 396 * day) / count / 1000) * 1000;
};

function phoneOf(n: number, person: number): string {
  const national = `1380013${8000 + person}`;
  if (n % 10 === 3) return '138****8000';
  if (n % 10 === 6) return `+86${national}`;
  return n % 20 === 8 ? '' : national;
}

const blankCall = {
  phone_name: '',
  to_phone: '',
  from_phone: '',
  call_start_time: null,
  call_answer_time: null,
  call_finish_time: null,
  call_duration: 0,
  call_stat: 0,
};

const callIn = (createdAt: number, phone: string, n: number): object => ({
  phone_name: `客服${n % 3}`,
  to_phone: '037155581234',
  from_phone: phone,
  call_start_time: toChinaText(createdAt - 90_000),
  call_answer_time: n % 3 === 0 ? null : toChinaText(createdAt - 80_000),
  call_finish_time: toChinaText(createdAt - 20_000),
  call_duration: n % 3 === 0 ? 0 : 60,
  ...(n % 2 === 0 ? { clue_stat: 1 } : { call_stat: 101 }),
});

const formOf = (name: string, phone: string): object => ({
  form: { id: '145284513928645901', name: '表单10-14 17:16' },
  details: [
    { key: '姓名', value: name, custom_id: '', comp_type: '姓名' },
    { key: '电话', value: phone, custom_id: '', comp_type: '电话' },
    {
      key: '下拉单选',
      value: JSON.stringify(['宝马2系', '河南', '郑州', '二七区', '哈登店']),
      custom_id: JSON.stringify(['002', '003', '005', '010', '11010']),
      comp_type: '级联单选',
      store_info: { store_name: '哈登店', store_number: '11010', city: '郑州', province: '河南' },
    },
  ],
});
