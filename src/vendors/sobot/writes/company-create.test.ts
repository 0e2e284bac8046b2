import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotWrites } from '../../../../test/support/sobot-writes.ts';

it('creates a company as the document shows it, and tells its id (S19)', async () => {
  const write = await sobotWrites().ready('companyCreate', {
    name: 'test20210906005',
    domains: ['sobot.io'],
    customFields: [
      { key: '5445245507ab48b68769093bd413a5a8', values: ['130434199909099998'] },
      { key: 'de4b8e9271c64b4f95035442e2103681', values: ['628767337948966', '628767337951628'] },
    ],
  });
  expect(write.request).toEqual({
    endpoint: 'enterprise/save',
    method: 'POST',
    path: '/scrm/5/enterprise/save',
    body: '{"enterprise_name":"test20210906005","enterprise_domains":["sobot.io"],"extend_fields":[{"fieldid":"5445245507ab48b68769093bd413a5a8","field_value":"130434199909099998"},{"fieldid":"de4b8e9271c64b4f95035442e2103681","field_value":"628767337948966,628767337951628"}]}',
  });
  expect(await write.send(aCall())).toEqual({ refs: [], externalId: expect.stringMatching(/^\w{32}$/) });
  expect(write.readBack).toBeUndefined(); // nothing reads companies
});

it('says everything that is wrong at once', async () => {
  expect(
    await sobotWrites().problems('companyCreate', {
      name: '',
      region: { country: { externalId: '86' }, city: {} },
      domains: ['ok.example', ' '],
      customFields: [{ values: [] }],
    }),
  ).toEqual([
    'REQUIRED name',
    'UNSUPPORTED region.country',
    'AT_LEAST_ONE_OF region.city',
    'REQUIRED domains',
    'EXACTLY_ONE_OF customFields.0',
    'REQUIRED customFields.0.values',
  ]);
});
