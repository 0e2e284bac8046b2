import { expect, it } from 'vitest';
import { readPushCommand, UsageError } from './command-line.ts';

it('reads what is to be listed', () => {
  expect(readPushCommand(['list'])).toEqual({ name: 'list', vendor: null, withBodies: false });
  expect(readPushCommand(['list', '--body', '--vendor', 'jing'])).toEqual({
    name: 'list',
    vendor: 'jing',
    withBodies: true,
  });
});

it('reads what is to be replayed, each receipt once', () => {
  expect(readPushCommand(['replay', '3', '12', '3'])).toEqual({ name: 'replay', vendor: null, receipts: [3, 12] });
  expect(readPushCommand(['replay', 'all', '--vendor=sobot'])).toEqual({
    name: 'replay',
    vendor: 'sobot',
    receipts: 'all',
  });
});

it.each([
  [[], 'Say list or replay.'],
  [['delete'], 'There is only list and replay.'],
  [['replay'], 'replay needs receipts'],
  [['replay', '0'], 'A receipt is a number'],
  [['replay', 'all', '5'], 'A receipt is a number'],
  [['replay', 'all', '--body'], '--body goes with list.'],
  [['list', '3'], 'list takes no receipts.'],
  [['list', '--vendor', 'acme'], '--vendor names no vendor.'],
  [['list', '--all'], "Unknown option '--all'"],
  [['list', '--vendor'], "Option '--vendor <value>' argument missing"],
])('refuses %j in words', (args, words) => {
  expect(() => readPushCommand(args)).toThrow(UsageError);
  expect(() => readPushCommand(args)).toThrow(words);
});
