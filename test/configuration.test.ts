import { expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration.ts';
import { SettingsError } from '../src/settings.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
};
const sobot = { SOBOT_APP_ID: '1', SOBOT_APP_KEY: 's3cret' };

it('runs over the sandbox with nothing set, and with empty variables as in a copied .env.example', () => {
  const { isSandbox, settings } = readConfiguration({ SOBOT_APP_ID: '', SOBOT_APP_KEY: ' ', PORT: '' });
  expect(isSandbox).toBe(true);
  expect(settings).toEqual({
    host: '127.0.0.1',
    port: 4000,
    redisUrl: null,
    requestBudgetMs: 5000,
    vendorTimeoutMs: 3000,
    sandbox: false,
    dataDir: './data',
    databaseUrl: null,
    retentionDays: 0,
    workers: 1,
    graceMs: 2000,
    isProduction: false,
    cacheTtlMs: 0,
    cacheStaleMs: 300_000,
    fastPath: 'on',
    sharesAnswers: false,
    logLevel: 'info',
    otlpEndpoint: null,
    trustedProxies: null,
  });
});

it('runs over real vendors as soon as one is configured, unless SANDBOX=1 wins', () => {
  expect(readConfiguration(sobot).isSandbox).toBe(false);
  const forced = readConfiguration({ ...sobot, SANDBOX: '1', KUAISHOU_ACCESS_TOKEN: 'half' });
  expect(forced.isSandbox).toBe(true);
  expect(forced.warnings.join()).toContain('kuaishou is half configured');
});

it('names every gap of every vendor and every wrong value at once', () => {
  const problems = problemsOf({
    SOBOT_APP_ID: '1',
    KUAISHOU_ACCESS_TOKEN: 's3cret',
    PORT: 'http',
    WORKERS: '0',
    SHUTDOWN_GRACE_MS: '60000',
    REDIS_URL: 'http://user:s3cret@host',
    DATABASE_URL: 'postgres://user:s3cret%@host/db',
    PUSH_RETENTION_DAYS: '-1',
    AUTH: 'on',
  });
  expect(problems).toEqual([
    'PORT must be a whole number from 0 to 65535',
    'AUTH can only be off: signing in is not supported yet',
    'DATABASE_URL must be postgres://user:password@host:port/database, with special characters percent-encoded',
    'PUSH_RETENTION_DAYS must be a whole number from 0 to 36500',
    'REDIS_URL must be redis://host:port or rediss://host:port, with user and password if there are any',
    'WORKERS must be a whole number from 1 to 64',
    'SHUTDOWN_GRACE_MS must be a whole number from 0 to 5000',
    expect.stringContaining('kuaishou is half configured: set KUAISHOU_ADVERTISER_IDS'),
    expect.stringContaining('sobot is half configured: set SOBOT_APP_KEY'),
  ]);
  expect(problems.join()).not.toContain('s3cret');
});

it.each(['mysql://h/d', 's3cret', 'postgres:/h', 'postgres://user:a#b/c@host/db'])(
  'takes no %s for a database',
  (DATABASE_URL) => {
    expect(problemsOf({ ...sobot, DATABASE_URL })).toEqual([expect.stringMatching(/^DATABASE_URL must be postgres:/)]);
  },
);

it.each(['postgres://h/d', 'postgresql://user:p%23@h:1/d?sslmode=require', 'postgres:///d?host=/run/postgresql'])(
  'keeps what must not be lost in %s',
  (DATABASE_URL) => {
    expect(readConfiguration({ ...sobot, DATABASE_URL }).settings.databaseUrl).toBe(DATABASE_URL);
  },
);

it('warns of a webhook secret that can be guessed, without showing it, but not over the sandbox', () => {
  const long = 'a-secret-of-24-characters';
  const pushing = (secrets: string) => ({ JING_WEBHOOK_SECRET: secrets });
  expect(readConfiguration(pushing(`${long}, s3cret`)).warnings).toEqual([
    'JING_WEBHOOK_SECRET has a secret of fewer than 16 characters: take a longer one',
  ]);
  expect(readConfiguration(pushing(long)).warnings).toEqual([]);
  expect(readConfiguration({ ...pushing('s3cret'), SANDBOX: '1' }).warnings).toEqual([]);
});

it('names wrong addresses of proxies and of pushers, without showing them', () => {
  const pushing = { JING_WEBHOOK_SECRET: 'a-secret-of-24-characters' };
  const problems = problemsOf({
    ...pushing,
    TRUSTED_PROXIES: 's3cret.example',
    JING_WEBHOOK_ADDRESSES: '10.0.0.0/8, s3cret',
    JING_WEBHOOK_PER_MINUTE: '-1',
  });
  expect(problems).toEqual([
    expect.stringMatching(/^TRUSTED_PROXIES must be addresses or networks/),
    expect.stringMatching(/^JING_WEBHOOK_ADDRESSES must be addresses or networks/),
    'JING_WEBHOOK_PER_MINUTE must be a whole number from 0 to 1000000',
  ]);
  expect(problems.join()).not.toContain('s3cret');
});

it('reads who may push, and how much, for vendors that push only', () => {
  const { vendors, settings } = readConfiguration({
    JING_WEBHOOK_SECRET: 'a-secret-of-24-characters',
    JING_WEBHOOK_ADDRESSES: '10.0.0.0/8',
    JING_WEBHOOK_PER_MINUTE: '0',
    KUAISHOU_WEBHOOK_PER_MINUTE: '5',
    TRUSTED_PROXIES: '127.0.0.1,::1',
  });
  const { addresses, perMinute } = vendors.get('jing')!.pushLimits;
  expect([addresses?.has('10.1.1.1'), addresses?.has('11.1.1.1'), perMinute]).toEqual([true, false, null]);
  expect(settings.trustedProxies?.has('::1')).toBe(true);
  const { warnings } = readConfiguration({
    JING_WEBHOOK_SECRET: 'a-secret-of-24-characters',
    KUAISHOU_WEBHOOK_PER_MINUTE: '5',
  });
  expect(warnings).toEqual([expect.stringContaining('KUAISHOU_WEBHOOK_PER_MINUTE is not a setting')]);
});

it('listens to other machines only over the sandbox while everyone is let in', () => {
  expect(problemsOf({ ...sobot, HOST: '0.0.0.0' })).toEqual([
    expect.stringContaining('HOST must be a loopback address'),
  ]);
  expect(problemsOf({ ...sobot, HOST: '::1' })).toEqual([]);
  expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([]);
});

it('refuses several workers over the sandbox, of which each would have vendors of its own', () => {
  expect(problemsOf({ WORKERS: '2' })).toEqual([expect.stringMatching(/^WORKERS must be 1 over the sandbox/)]);
  expect(problemsOf({ ...sobot, SANDBOX: '1', WORKERS: '2' })).toHaveLength(1);
  expect(readConfiguration({ ...sobot, WORKERS: '2' }).settings.workers).toBe(2);
});
