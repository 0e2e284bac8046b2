import { expect, it } from 'vitest';
import { safeWords } from './vendor-words.ts';

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
