import { expect, it } from 'vitest';
import { addressListSetting } from './address-list.ts';
import { clientAddress } from './client-address.ts';

const proxies = addressListSetting.parse('10.0.0.0/8, ::1');

it.for([
  ['the connection, without a proxy', '203.0.113.7', null, '203.0.113.7'],
  ['the connection, whatever a stranger says', '203.0.113.7', '1.1.1.1', '203.0.113.7'],
  ['whom a trusted proxy speaks for', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  [
    'the last that no trusted proxy added, not what the client wrote itself',
    '::1',
    '1.1.1.1, 203.0.113.7, 10.9.9.9',
    '203.0.113.7',
  ],
  ['the proxy itself, where it names nobody', '10.0.0.1', null, '10.0.0.1'],
  ['the proxy itself, where its header is empty', '10.0.0.1', ' ', '10.0.0.1'],
  ['the first proxy, where all are trusted', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['an address with a port', '::ffff:10.0.0.1', '[2001:db8::1]:99', '2001:db8::1'],
  ['nobody, where a trusted proxy names what is no address', '10.0.0.1', '203.0.113.7, unknown', null],
  ['nobody, without a connection', null, '203.0.113.7', null],
] as const)('the client is %s', ([_, peer, forwardedFor, expected]) => {
  expect(clientAddress({ peer, forwardedFor }, proxies)).toBe(expected);
});

it('believes nobody where no proxy is trusted', () => {
  expect(clientAddress({ peer: '10.0.0.1', forwardedFor: '203.0.113.7' }, null)).toBe('10.0.0.1');
});
