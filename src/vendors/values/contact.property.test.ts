import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { expect, it } from 'vitest';
import { readPhone } from './contact.ts';

const asTheLibrary = (raw: string, region: 'CN' | 'HK' | 'US'): string | null => {
  const parsed = parsePhoneNumberFromString(raw, region);
  return parsed?.isValid() === true ? parsed.number : null;
};

it('reads eleven digits from 1 on as libphonenumber does, in the mainland', () => {
  const wrong: string[] = [];
  for (let prefix = 10_000; prefix <= 19_999; prefix++) {
    for (const tail of ['000000', '123456', '500000', '999999']) {
      for (const raw of [`${prefix}${tail}`, `+86${prefix}${tail}`]) {
        if (readPhone(raw, 'CN') !== asTheLibrary(raw, 'CN')) wrong.push(raw);
      }
    }
  }
  expect(wrong).toEqual([]);
});

const near = fc.oneof(
  fc.stringMatching(/^(\+86|86|0086|0)?1[2-9][0-9]{8,10}$/),
  fc.stringMatching(/^[0-9０-９٠-٩+() 转ext.-]{1,20}$/),
  fc.string(),
);

it('reads what is no such number as libphonenumber does, in every region', () => {
  fc.assert(
    fc.property(near, fc.constantFrom('CN' as const, 'HK' as const, 'US' as const), (raw, region) => {
      const expected = /[*xX]/.test(raw) ? null : asTheLibrary(raw, region);
      expect(readPhone(raw, region)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});
