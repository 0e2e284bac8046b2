import { expect, it } from 'vitest';
import { refuseByStatus, retryAfterOf } from './status.ts';

const clock = { now: () => Date.parse('2026-11-21T10:00:00Z') };
const after = (value: string) => retryAfterOf(new Headers({ 'retry-after': value }), clock);

it('reads Retry-After as seconds or as a date, and never beyond an hour', () => {
  expect(after('7')).toBe(7000);
  expect(after('Sat, 21 Nov 2026 10:01:30 GMT')).toBe(90_000);
  expect(after('Sat, 21 Nov 2026 09:00:00 GMT')).toBe(0);
  expect(after('86400')).toBe(3_600_000);
  expect(after('soon')).toBeUndefined();
  expect(retryAfterOf(new Headers(), clock)).toBeUndefined();
});

it.each([
  [401, 'UNAUTHORIZED'],
  [403, 'UNAUTHORIZED'],
  [408, 'UNAVAILABLE'],
  [429, 'RATE_LIMITED'],
  [500, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [302, 'BAD_REPLY'],
  [400, 'BAD_REPLY'],
  [418, 'BAD_REPLY'],
  [501, 'BAD_REPLY'],
])('calls status %i %s', (status, kind) => {
  expect(() => refuseByStatus(new Response(null, { status }), clock)).toThrow(
    expect.objectContaining({ kind, vendorCode: `HTTP ${status}` }),
  );
});

it('keeps the Retry-After of a vendor that is down for a while', () => {
  const response = new Response(null, { status: 503, headers: { 'retry-after': '2' } });
  expect(() => refuseByStatus(response, clock)).toThrow(expect.objectContaining({ retryAfterMs: 2000 }));
});
