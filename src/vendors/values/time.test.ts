import { expect, it } from 'vitest';
import { fromChinaText } from './time.ts';

it.each([
  ['2021-07-14 05 :00: 00', '2021-07-13T21:00:00.000Z'],
  ['2024-2-29', '2024-02-28T16:00:00.000Z'],
  [' 2026-11-21 23:59:59 ', '2026-11-21T15:59:59.000Z'],
])('reads %j as a time in China', (text, time) => {
  expect(fromChinaText(text)).toEqual(new Date(time));
});

it.each([
  '2026-02-30',
  '2026-00-10',
  '2026-13-05 10:00:00',
  '2026-11-21 24:00:00',
  '2026-11-21 10:60',
  '未知',
  '',
  null,
])('reads %j as no time', (text) => {
  expect(fromChinaText(text)).toBeNull();
});
