import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineVendor } from './define-vendor.ts';
import { readVendorSettings } from './vendor-settings.ts';

const acme = defineVendor({
  title: 'Acme',
  description: 'A vendor for tests.',
  settings: {
    schema: z.object({ ACME_IDS: z.string().regex(/^\d+$/, 'must be digits'), ACME_TOKEN: z.string().optional() }),
    required: [
      ['ACME_IDS', 'ACME_TOKEN'],
      ['ACME_IDS', 'ACME_APP_ID', 'ACME_APP_SECRET'],
    ],
    variables: {
      ACME_BASE_URL: { about: 'Where it is.', default: 'https://acme.example/api' },
      ACME_IDS: { about: 'Ids.' },
      ACME_TOKEN: { about: 'Token.', isSecret: true },
      ACME_APP_ID: { about: 'App.' },
      ACME_APP_SECRET: { about: 'Secret.', isSecret: true },
      ACME_WEBHOOK_SECRET: { about: 'Path.', isSecret: true },
    },
    baseUrlVariable: 'ACME_BASE_URL',
  },
  offers: {},
  documentedRatePerMinute: 3000,
  connect: () => ({}),
  details: () => ({}),
  sandbox: () => ({ env: {} }),
});
const read = (variables: Record<string, string>) => readVendorSettings('acme', acme, variables);
const complete = { ACME_IDS: '1', ACME_TOKEN: 's3cret' };

it('leaves a vendor off of which nothing is set, or only what is optional', () => {
  expect(read({ HOME: '/' })).toMatchObject({ plan: { settings: null }, problems: [], warnings: [] });
  expect(read({ ACME_BASE_URL: 'https://x.example' })).toMatchObject({ plan: { settings: null }, problems: [] });
});

it('turns a vendor on of which one way is wholly set', () => {
  expect(read({ ...complete, ACME_WEBHOOK_SECRET: 'new, old' })).toEqual({
    plan: {
      settings: { value: complete, baseUrl: 'https://acme.example/api', account: ['', '', '1', 's3cret'] },
      ratePerSecond: null,
      ratePerMinute: 3000,
      concurrency: 8,
      webhookSecrets: ['new', 'old'],
      pushLimits: { addresses: null, perMinute: 60_000 },
    },
    problems: [],
    warnings: [],
  });
  expect(read({ ACME_IDS: '1', ACME_APP_ID: 'a', ACME_APP_SECRET: 'b' }).plan.settings).not.toBeNull();
});

it('names every gap of a half configured vendor, by each way out of it', () => {
  expect(read({ ACME_IDS: '1' }).problems).toEqual([
    'acme is half configured: set ACME_TOKEN, or instead ACME_APP_ID and ACME_APP_SECRET; or unset ACME_IDS to leave it off',
  ]);
  expect(read({ ACME_APP_ID: 'a' }).problems).toEqual([
    'acme is half configured: set ACME_IDS and ACME_APP_SECRET; or unset ACME_APP_ID to leave it off',
  ]);
});

it('names the gap of a second way that is begun beside a whole one', () => {
  expect(read({ ...complete, ACME_APP_ID: 'a' }).problems).toEqual([
    'acme is half configured: set ACME_APP_SECRET; or unset ACME_APP_ID to use ACME_TOKEN',
  ]);
  expect(read({ ...complete, ACME_APP_ID: 'a', ACME_APP_SECRET: 'b' }).problems).toEqual([]);
});

it('names every value that will not do, without showing it', () => {
  const { problems } = read({
    ACME_IDS: 'seventeen',
    ACME_TOKEN: 's3cret',
    ACME_CONCURRENCY: '0',
    ACME_RATE_PER_MINUTE: 'many',
    ACME_BASE_URL: 'https://user:pass@acme.example/?key=s3cret',
  });
  expect(problems).toEqual([
    'ACME_RATE_PER_MINUTE must be a whole number from 0 to 1000000',
    'ACME_CONCURRENCY must be a whole number from 1 to 1000',
    'ACME_IDS must be digits',
    'ACME_BASE_URL must be an http(s) URL without user, query or fragment',
  ]);
});

it.each(['ftp://acme.example', 'acme.example', 'javascript:alert(1)', 'https://acme.example#x'])(
  'takes no base URL such as %s',
  (url) => {
    expect(read({ ...complete, ACME_BASE_URL: url }).problems).toHaveLength(1);
  },
);

it('lets the rate and the cap be set, also to no rate at all', () => {
  expect(read({ ...complete, ACME_RATE_PER_MINUTE: '60', ACME_CONCURRENCY: '2' }).plan).toMatchObject({
    ratePerMinute: 60,
    concurrency: 2,
  });
  expect(read({ ...complete, ACME_RATE_PER_MINUTE: '0' }).plan.ratePerMinute).toBeNull();
});

it('points out names that look misspelt', () => {
  expect(read({ ...complete, ACME_APPID: 'x', ACME_TOKNE: 'y', ACME_COLOUR: 'z' }).warnings).toEqual([
    'ACME_APPID is not a setting; did you mean ACME_APP_ID?',
    'ACME_TOKNE is not a setting; did you mean ACME_TOKEN?',
    'ACME_COLOUR is not a setting',
  ]);
});
