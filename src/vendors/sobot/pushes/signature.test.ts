import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sobot } from '../adapter.ts';

const now = Date.parse('2026-11-01T00:00:00Z');
const account = { SOBOT_APP_ID: 'id', SOBOT_APP_KEY: 'key', SOBOT_COMPANY_ID: 'company' };
const reader = (env: object) => sobot.push!(sobot.settings.schema.parse({ ...account, ...env }));
const signed = reader({ SOBOT_WEBHOOK_SIGNED: '1' });

function headers(time: string, { code = 'r4nd', key = 'key', company = 'company' } = {}): Headers {
  const sign = createHash('md5').update(`${company}${time}${code}${key}`).digest('hex');
  return new Headers({ 'X-Log-TimeStamp': time, 'X-Log-RandomCode': code, 'X-Log-Sign': sign });
}

it('asks for no signature unless told to', () => {
  expect(reader({}).isGenuine).toBeUndefined();
});

it('takes a push that is signed with the company, the time, the code and the key', () => {
  expect(signed.isGenuine!(headers(String(now)), {}, now)).toBe(true);
  // The sum of 'company' + '1793491200000' + 'r4nd' + 'key', by md5sum.
  const known = new Headers(headers('1793491200000'));
  known.set('x-log-sign', '2fed5d31a4c277962125a862b78660e8');
  expect(signed.isGenuine!(known, {}, now)).toBe(true);
});

it.for([
  ['no headers', new Headers()],
  ['another key', headers(String(now), { key: 'stolen' })],
  ['another company', headers(String(now), { company: 'other' })],
  ['a time more than five minutes ago', headers(String(now - 300_001))],
  ['a time more than five minutes ahead', headers(String(now + 300_001))],
  ['a time that is none', headers('soon')],
  ['a time in seconds', headers(String(now / 1000))],
] as const)('refuses %s', ([, given]) => {
  expect(signed.isGenuine!(given, {}, now)).toBe(false);
});

it('takes a clock that is five minutes off', () => {
  expect(signed.isGenuine!(headers(String(now - 300_000)), {}, now)).toBe(true);
});

it('cannot check signatures without the id of the company', () => {
  const { SOBOT_COMPANY_ID: _, ...rest } = account;
  const parsed = sobot.settings.schema.safeParse({ ...rest, SOBOT_WEBHOOK_SIGNED: '1' });
  expect(parsed.error?.issues).toMatchObject([
    { path: ['SOBOT_WEBHOOK_SIGNED'], message: 'needs SOBOT_COMPANY_ID, which is part of what is signed' },
  ]);
});
