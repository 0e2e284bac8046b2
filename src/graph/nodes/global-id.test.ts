import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readGlobalId, toGlobalId } from './global-id.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64url');

it('comes back as what it was made of, whatever the ref holds', () => {
  const id = { entity: 'LEAD', vendor: 'sobot', ref: 'a:b/ü 1254676189925432389' } as const;
  expect(readGlobalId(toGlobalId(id))).toEqual(id);
});

it('is base64url of what it stands for, whatever the ref holds', () => {
  const ref = fc.oneof(fc.stringMatching(/^[\w.:-]+$/), fc.string({ minLength: 1, unit: 'binary' }));
  fc.assert(
    fc.property(
      ref,
      fc.constantFrom('LEAD', 'FOLLOW_UP'),
      fc.constantFrom('sobot', 'kuaishou'),
      (own, entity, vendor) => {
        expect(toGlobalId({ entity, vendor, ref: own })).toBe(base64(`1:${entity}:${vendor}::${own}`));
      },
    ),
    { numRuns: 2000 },
  );
});

it.each([
  ['nothing', ''],
  ['words', 'hello'],
  ['another version', base64('2:LEAD:sobot::a')],
  ['an unknown vendor', base64('1:LEAD:hubspot::a')],
  ['an unknown kind of record', base64('1:DEAL:sobot::a')],
  ['an account that does not exist', base64('1:LEAD:sobot:x:a')],
  ['no ref', base64('1:LEAD:sobot::')],
  ['base64 with padding', Buffer.from('1:LEAD:sobot::ab').toString('base64')],
  ['base64 with stray characters', `${base64('1:LEAD:sobot::abc')}!`],
  ['a prototype name for a vendor', base64('1:LEAD:constructor::a')],
])('refuses %s', (_what, id) => {
  expect(readGlobalId(id)).toBeNull();
});
