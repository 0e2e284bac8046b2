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
    requestBudgetMs: 5000,
    vendorTimeoutMs: 3000,
    sandbox: false,
    dataDir: './data',
    isProduction: false,
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
    WORKERS: '4',
    REDIS_URL: 'redis://user:s3cret@host',
    AUTH: 'on',
  });
  expect(problems).toEqual([
    'PORT must be a whole number from 0 to 65535',
    'AUTH can only be off: signing in is not supported yet',
    'REDIS_URL is not supported yet; unset it, and run one process',
    'WORKERS can only be 1: several processes are not supported yet',
    expect.stringContaining('kuaishou is half configured: set KUAISHOU_ADVERTISER_IDS'),
    expect.stringContaining('sobot is half configured: set SOBOT_APP_KEY'),
  ]);
  expect(problems.join()).not.toContain('s3cret');
});

it('listens to other machines only over the sandbox while everyone is let in', () => {
  expect(problemsOf({ ...sobot, HOST: '0.0.0.0' })).toEqual([
    expect.stringContaining('HOST must be a loopback address'),
  ]);
  expect(problemsOf({ ...sobot, HOST: '::1' })).toEqual([]);
  expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([]);
});
