import { expect, it } from 'vitest';
import { codesFor, meaning, type Codes } from './codes.ts';

const codes: Codes<'NEW' | 'DONE'> = { 0: 'NEW', 1: 'DONE', '-1': 'DONE' };

it('tells no code from one that is new', () => {
  expect(['0', '-1', '9', 'constructor', '', null].map((code) => meaning(codes, code))).toEqual([
    'NEW',
    'DONE',
    'UNKNOWN',
    'UNKNOWN',
    'UNKNOWN',
    null,
  ]);
});

it('names every code of a word, and none of a word that has none', () => {
  expect(codesFor(codes, ['DONE'])).toEqual(['1', '-1']);
  expect(codesFor(codes, ['UNKNOWN'])).toEqual([]);
});
