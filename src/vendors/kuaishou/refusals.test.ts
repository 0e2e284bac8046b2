import { describe, expect, it } from 'vitest';
import { TokenRefused } from '../tokens.ts';
import { refusalOf } from './refusals.ts';

describe('a code of Kuaishou', () => {
  it.each(['402000', '402001', '402002', '402003', '402004', '402005', '402006', '402008', '402009'])(
    '%s asks for a fresh token',
    (code) => {
      expect(refusalOf(code, null)).toBeInstanceOf(TokenRefused);
      expect(refusalOf(code, null)).toMatchObject({ kind: 'UNAUTHORIZED', vendorCode: code });
    },
  );

  it.each([
    ['400001', { kind: 'RATE_LIMITED', retryAfterMs: 60_000 }],
    ['400003', { kind: 'UNAVAILABLE' }],
    ['410000', { kind: 'UNAVAILABLE' }],
    ['400002', { kind: 'UNAUTHORIZED' }],
    ['400004', { kind: 'UNAUTHORIZED' }],
    ['410001', { kind: 'UNAUTHORIZED' }],
    ['402007', { kind: 'UNAUTHORIZED' }],
    ['402010', { kind: 'UNAUTHORIZED' }],
    ['402014', { kind: 'UNAUTHORIZED' }],
    ['401000', { kind: 'REJECTED' }],
    ['401005', { kind: 'REJECTED' }],
    ['410002', { kind: 'REJECTED' }],
    ['410004', { kind: 'REJECTED' }],
    ['160001', { kind: 'REJECTED' }],
    ['987654', { kind: 'REJECTED' }],
    ['1', { kind: 'REJECTED' }],
  ])('%s means %j', (code, expected) => {
    const refusal = refusalOf(code, '说明');
    expect(refusal).toMatchObject({ ...expected, vendorCode: code, message: expect.stringContaining('说明') });
    expect(refusal).not.toBeInstanceOf(TokenRefused);
  });

  it('is told in words without personal data', () => {
    expect(refusalOf('401000', 'phone 13800138000 is bad').message).toBe(
      'The vendor rejects the call. It says: phone … is bad',
    );
    expect(refusalOf('401000', null).message).toBe('The vendor rejects the call.');
  });
});
