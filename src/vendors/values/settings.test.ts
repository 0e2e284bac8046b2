import { expect, it } from 'vitest';
import { codeSet, phoneRegion } from './settings.ts';

it('takes a region whose phones can be read, CN by itself', () => {
  expect(phoneRegion.parse(undefined)).toBe('CN');
  expect(phoneRegion.parse('SG')).toBe('SG');
});

it.for(['cn', 'China', 'XX', '86'])('refuses the region %s, which would leave every phone unread', (region) => {
  expect(phoneRegion.safeParse(region).error?.issues).toMatchObject([
    { message: 'must be a region of two capital letters, e.g. CN' },
  ]);
});

it('reads codes joined by commas, and none out of an empty text', () => {
  expect(codeSet.parse('10001, 10010,')).toEqual(new Set(['10001', '10010']));
  expect(codeSet.parse('')).toEqual(new Set());
});
