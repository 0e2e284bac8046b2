import { expect, it } from 'vitest';
import { TokenRefused } from '../tokens.ts';
import { refusalOf } from './codes.ts';

const none: ReadonlySet<string> = new Set();

it.for(['900001', '900002'])('renews the token on %s', (code) => {
  expect(refusalOf(code, 'token', none)).toBeInstanceOf(TokenRefused);
});

it.for([
  ['900003', 'UNAUTHORIZED'],
  ['900004', 'UNAUTHORIZED'],
  ['700046', 'UNAUTHORIZED'],
  ['999999', 'UNAVAILABLE'],
  ['510001', 'REJECTED'],
  ['510002', 'REJECTED'],
  ['510003', 'REJECTED'],
  ['510004', 'REJECTED'],
  ['510005', 'REJECTED'],
  ['510006', 'REJECTED'],
  ['510007', 'REJECTED'],
  ['510008', 'REJECTED'],
  ['123456', 'REJECTED'],
])('takes %s for %s, without asking for a new token', ([code, kind]) => {
  const refusal = refusalOf(code!, 'why', none);
  expect(refusal).toMatchObject({ kind, vendorCode: code, message: 'why' });
  expect(refusal).not.toBeInstanceOf(TokenRefused);
});

it('takes a code for too many calls only if the settings say so', () => {
  expect(refusalOf('123456', 'slow down', new Set(['123456'])).kind).toBe('RATE_LIMITED');
});

it('lets no personal data through in the message, and has words where the vendor has none', () => {
  expect(refusalOf('1', 'tel 13800138000 is bad', none).message).toBe('tel … is bad');
  expect(refusalOf('1', null, none).message).toBe('The vendor refused without a reason.');
});
