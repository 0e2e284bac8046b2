import { expect, it } from 'vitest';
import { sealOf } from './seal.ts';

it('opens what was shut with the same secrets, in any process, and nothing else', () => {
  const shut = sealOf(['sobot', 'id', 'key']).shut('a token of 快手');
  expect(sealOf(['sobot', 'id', 'key']).open(shut)).toBe('a token of 快手');
  expect(sealOf(['sobot', 'id', 'other']).open(shut)).toBeNull();
  expect(sealOf(['sobot', 'idkey']).open(shut)).toBeNull();
  for (const wrong of ['', 'abc', shut.slice(0, -2), `A${shut.slice(1)}`, 'x'.repeat(200)]) {
    if (wrong !== shut) expect(sealOf(['sobot', 'id', 'key']).open(wrong)).toBeNull();
  }
});

it('has a name that differs with the secrets and shows none of them', () => {
  const names = [['a', 'b'], ['ab'], ['a', 'c'], ['a', 'b', '']].map((secrets) => sealOf(secrets).name);
  expect(new Set(names).size).toBe(4);
  expect(sealOf(['a', 'b']).name).toBe(names[0]);
  expect(sealOf(['app', 'secret']).name).not.toMatch(/app|secret/);
});

it('names a text alike for all who know the secrets, and shows nothing of it to others', () => {
  const seal = sealOf(['sobot', 'key']);
  expect(sealOf(['sobot', 'key']).nameOf('13800138000')).toBe(seal.nameOf('13800138000'));
  expect(sealOf(['sobot', 'other']).nameOf('13800138000')).not.toBe(seal.nameOf('13800138000'));
  expect(seal.nameOf('13800138001')).not.toBe(seal.nameOf('13800138000'));
  expect(seal.nameOf('13800138000')).toMatch(/^[\w-]{43}$/);
});

it('never shuts the same text to the same letters', () => {
  const seal = sealOf(['a']);
  expect(seal.shut('text')).not.toBe(seal.shut('text'));
});
