// What all the sandbox's records are made from. Nothing is random: the same process or another sees the same records.
import { digits } from '../../values/json.ts';

/** The newest records are a few hours older than this. */
const epoch = Date.UTC(2026, 10, 1);
const span = 400 * 86_400_000;

/** Seconds; `index` 0 is the newest of `count`, spread over 400 days. */
export const secondsOf = (index: number, count: number): number =>
  Math.floor((epoch - 3 * 3_600_000 - (index * (span - 4 * 3_600_000)) / count - ((index * 7919) % 3_600_000)) / 1000);

/** An id beyond 2^53, newer records have the larger ones. */
export const longId = (series: bigint, index: number): string => String(series - BigInt(index) * 1_000_003n);

/** An id as the number that the vendor sends; now and then in quotes, as the vendor does too. */
export const sentLong = (id: string, index: number): unknown => (index % 17 === 5 ? id : digits(id));

const names = ['王伟', '李娜', '张敏', '刘洋', '陈静', '杨帆', '赵磊', '黄丽', '周强', '吴霞'];

/** Forty people who exist at several vendors. */
export const person = (index: number): { readonly name: string; readonly phone: string } => {
  const number = index % 40;
  const name = names[number % 10]! + (number >= 10 ? String(Math.floor(number / 10)) : '');
  return { name, phone: `1380013${8000 + number}` };
};

export const employees = ['zhangsan', 'lisi', 'wangwu', 'zhaoliu'];
export const departments = [1001, 1002];

/** One of several, by turns. */
export const turn = <T>(index: number, values: readonly T[]): T => values[index % values.length]!;

/** All the ways in which the vendor says nothing. */
export const nothing = (index: number): unknown => turn(index, [null, '', [], undefined, {}]);

export interface SandboxTag {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly type: number;
}

export const tags: readonly SandboxTag[] = [
  { id: 'etVip', name: '重点客户', group: '客户等级', type: 1 },
  { id: 'etTrial', name: '试用中', group: '客户阶段', type: 1 },
  { id: 'etPrice', name: '关注价格', group: '客户需求', type: 1 },
  { id: 'etFriend', name: '朋友介绍', group: '个人标签', type: 2 },
  { id: '1254676189925432001', name: '华东区', group: '业务标签', type: 3 },
  { id: '1254676189925432002', name: '老客户', group: '业务标签', type: 3 },
  { id: 'etNew', name: '新类标签', group: '未知标签', type: 9 }, // 9 is in no document
];
