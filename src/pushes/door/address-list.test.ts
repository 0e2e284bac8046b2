import { describe, expect, it } from 'vitest';
import { addressListSetting, plainAddress } from './address-list.ts';

describe('a list of addresses', () => {
  it('holds addresses and networks of both families', () => {
    const list = addressListSetting.parse(' 203.0.113.7, 198.51.100.0/24,2001:DB8::/32 , ::1');
    for (const inside of ['203.0.113.7', '198.51.100.255', '2001:db8:ffff::9', '::1'])
      expect(list.has(inside)).toBe(true);
    for (const outside of ['203.0.113.8', '198.51.101.0', '2001:db9::', '127.0.0.1', 'nonsense']) {
      expect(list.has(outside)).toBe(false);
    }
  });

  it('holds the whole of a network that is written by one of its addresses, and everything in /0', () => {
    expect(addressListSetting.parse('10.1.2.3/8').has('10.255.0.1')).toBe(true);
    expect(addressListSetting.parse('0.0.0.0/0').has('8.8.8.8')).toBe(true);
  });

  it.for([
    '',
    ',',
    '1.2.3',
    '1.2.3.4/33',
    '::1/129',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    'example.com',
    '1.2.3.4;5.6.7.8',
    'fe80::1%eth0',
  ])('refuses "%s" without repeating it', (text) => {
    const { success, error } = addressListSetting.safeParse(text);
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toBe(
      'must be addresses or networks such as 203.0.113.7, 198.51.100.0/24 or 2001:db8::/32, joined by commas',
    );
  });
});

it.for([
  ['1.2.3.4', '1.2.3.4'],
  [' 1.2.3.4:5678 ', '1.2.3.4'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['[::FFFF:1.2.3.4]:80', '1.2.3.4'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['unknown', null],
  ['_hidden', null],
  ['', null],
] as const)('the plain address in "%s" is %s', ([text, address]) => {
  expect(plainAddress(text)).toBe(address);
});
