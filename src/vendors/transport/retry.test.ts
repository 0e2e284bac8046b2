import { expect, it } from 'vitest';
import { Refusal, type Problem } from '../vendor-error.ts';
import { retryDelay } from './retry.ts';

const delay = (problem: Omit<Problem, 'message'>, leftMs = 1000) =>
  retryDelay(new Refusal({ message: '', ...problem }), leftMs, () => 0.5);

it('tries again only what can heal, and only in time', () => {
  expect(delay({ kind: 'UNAVAILABLE', vendorCode: 'HTTP 502' })).toBe(60);
  expect(delay({ kind: 'UNAVAILABLE', vendorCode: 'ECONNRESET' })).toBe(60);
  expect(delay({ kind: 'UNAVAILABLE', vendorCode: 'HTTP 503', retryAfterMs: 500 })).toBe(500);
  expect(delay({ kind: 'RATE_LIMITED', vendorCode: 'HTTP 429', retryAfterMs: 500 })).toBe(500);
});

it.each<[string, Omit<Problem, 'message'>, number?]>([
  ['a plain 500', { kind: 'UNAVAILABLE', vendorCode: 'HTTP 500' }],
  ['a resting vendor', { kind: 'UNAVAILABLE', retryAfterMs: 10 }],
  ['a 429 without a time', { kind: 'RATE_LIMITED', vendorCode: 'HTTP 429' }],
  ['a 429 beyond the budget', { kind: 'RATE_LIMITED', vendorCode: 'HTTP 429', retryAfterMs: 980 }],
  ['a bad reply', { kind: 'BAD_REPLY' }],
  ['refused credentials', { kind: 'UNAUTHORIZED', vendorCode: 'HTTP 401' }],
  ['too short a rest of the budget', { kind: 'UNAVAILABLE', vendorCode: 'HTTP 502' }, 100],
])('does not try again after %s', (_what, problem, leftMs) => {
  expect(delay(problem, leftMs)).toBeNull();
});
