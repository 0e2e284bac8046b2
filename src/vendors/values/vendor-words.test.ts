import { expect, it } from 'vitest';
import { safeWords, withoutSent } from './vendor-words.ts';

it.for([
  ['phone 13800138000 or 138****8000 or +86 138-0013-8000 is bad', 'phone … or … or … is bad'],
  ['手机号13800138000的线索', '手机号…的线索'],
  ['token 2001269897942cf166354de6d5c444b6', 'token …'],
  ['key a1b2c3d4 is old', 'key … is old'],
  ['see https://crm.example/x?access_token=1 there', 'see … there'],
  ['mail wang@example.com', 'mail …'],
  ['  参数\n 错误 ', '参数 错误'],
  ['page must be below 500', 'page must be below 500'],
])('shows %j as %j', ([said, shown]) => {
  expect(safeWords(said)).toBe(shown);
});

it('cuts long speeches, and has no words for what is no text', () => {
  expect(safeWords('很'.repeat(1000))).toHaveLength(120);
  expect([null, undefined, 42, { phone: '13800138000' }].map(safeWords)).toEqual(['', '', '', '']);
});

it.for([
  ['客户王小明已存在', { nick: '王小明' }, '客户…已存在'],
  ['An cannot be an owner', { nick: 'An' }, '… cannot be … owner'],
  ['王 is in 王小明', { nick: '王小明', uname: '王' }, '… is in …'],
  [
    'field [A+B] of 30 chars',
    { list: [{ name: '[A+B]' }], is_vip: '1', crm_status: 3, most: '30' },
    'field … of 30 chars',
  ],
  ['值约好周五不行', { ex_field_str: '[{"field_value":"约好周五"}]' }, '值…不行'],
  ['nothing of it', { nick: '', remark: ' ' }, 'nothing of it'],
])('takes what was sent out of %j', ([said, body, left]) => {
  expect(withoutSent(said as string, JSON.stringify(body))).toBe(left);
});

it('leaves words as they are where nothing was sent, and takes a body that is no JSON for one text', () => {
  expect([withoutSent(null, '{}'), withoutSent('no', undefined), withoutSent('no An', 'An')]).toEqual([
    null,
    'no',
    'no …',
  ]);
});
