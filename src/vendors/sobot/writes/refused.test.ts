import { expect, it } from 'vitest';
import { WriteRefused } from '../../write.ts';
import { settings } from '../settings.ts';
import { refusedWrite, type Places } from './refused.ts';

const values = settings.schema.parse({
  SOBOT_APP_ID: 'a',
  SOBOT_APP_KEY: 'b',
  SOBOT_RATE_LIMIT_CODES: '429429',
  SOBOT_NOT_FOUND_CODES: '404404',
});
const all: Places = {
  customer: ['customerId'],
  group: ['group'],
  groupName: ['groupName'],
  tagName: ['tagName'],
  name: ['name'],
  paramName: ['paramName'],
  tag: ['tagId'],
  duration: ['duration'],
  reason: ['reason'],
};
const refused = (code: string, places: Places = all) => refusedWrite(code, 'why not', places, values);

it.for([
  ['510001', 'NOT_FOUND', 'group'],
  ['510002', 'ALREADY_EXISTS', 'groupName'],
  ['510003', 'ALREADY_EXISTS', 'tagName'],
  ['510005', 'REQUIRED', 'groupName'],
  ['510006', 'REQUIRED', 'tagName'],
  ['510007', 'TOO_LONG', 'name'],
  ['510008', 'TOO_LONG', 'paramName'],
  ['500152', 'REQUIRED', 'duration'],
  ['500153', 'REQUIRED', 'reason'],
  ['500154', 'INVALID_VALUE', 'duration'],
  ['500155', 'INVALID_VALUE', 'duration'],
  ['500156', 'NOT_FOUND', 'customerId'],
  ['500157', 'ALREADY_EXISTS', 'customerId'],
  ['404404', 'NOT_FOUND', 'customerId'],
])('takes %s for %s at %s', ([vendorCode, code, path]) => {
  const refusal = refused(vendorCode!);
  expect(refusal).toBeInstanceOf(WriteRefused);
  expect(refusal).toMatchObject({ kind: 'REJECTED', code, path: [path], vendorCode, vendorMessage: 'why not' });
});

it('has a message of its own for every documented code', () => {
  const codes = ['510001', '510002', '510003', '510004', '510005', '510006', '510007', '510008'];
  const messages = [...codes, '500152', '500153', '500154', '500155', '500156', '500157', '700046'].map(
    (code) => refused(code).message,
  );
  expect(new Set(messages).size).toBe(15);
});

it('points nowhere where the write did not send what the code speaks of', () => {
  expect(refused('510002', {})).toMatchObject({ code: 'ALREADY_EXISTS', path: null });
});

it('reads the code of two meanings by what was sent', () => {
  expect(refused('510004', { paramName: ['paramName'] })).toMatchObject({
    code: 'ALREADY_EXISTS',
    path: ['paramName'],
  });
  expect(refused('510004', { tag: ['tagId'] })).toMatchObject({ code: 'NOT_FOUND', path: ['tagId'] });
  expect(refused('510004')).toMatchObject({ code: 'UNKNOWN', path: null });
  expect(refused('510004').message).toMatch(/parameter name.*no such tag/);
});

it('takes an edition without API for forbidden', () => {
  expect(refused('700046')).toMatchObject({ code: 'NOT_ALLOWED', path: null });
});

it('keeps code and words of a refusal that nobody documented, without what may be personal', () => {
  const refusal = refusedWrite('123456', 'tel 13800138000 is bad', all, values);
  expect(refusal).toMatchObject({ code: 'UNKNOWN', path: null, vendorCode: '123456', vendorMessage: 'tel … is bad' });
  expect(refusedWrite('123456', null, all, values)).toMatchObject({ vendorMessage: null });
});

it.for([
  ['900003', 'UNAUTHORIZED'],
  ['900004', 'UNAUTHORIZED'],
  ['429429', 'RATE_LIMITED'],
])('is certain with %s that nothing was written', ([code, kind]) => {
  expect(refused(code!)).toMatchObject({ kind, neverSent: true, vendorCode: code });
});

it('is not certain of anything after an unknown exception', () => {
  expect(refused('999999')).toMatchObject({ kind: 'UNAVAILABLE', neverSent: false });
  expect(refused('999999')).not.toBeInstanceOf(WriteRefused);
});
