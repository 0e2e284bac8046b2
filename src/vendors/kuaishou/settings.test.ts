import { describe, expect, it } from 'vitest';
import { settings } from './settings.ts';
import { fixedEnv } from '../../../test/support/kuaishou.ts';

const parse = (env: Readonly<Record<string, string>>) => settings.schema.safeParse(env);

describe('the settings of Kuaishou', () => {
  it('name each advertiser once, in order', () => {
    const both = parse({ ...fixedEnv, KUAISHOU_ADVERTISER_IDS: '20006546, 20006545' });
    expect(both.data?.advertiserIds).toEqual(['20006546', '20006545']);
    const many = Array.from({ length: 33 }, (_, n) => String(n + 1)).join(',');
    for (const KUAISHOU_ADVERTISER_IDS of ['', '1,', '1,1', '0', '1;2', 'abc', many]) {
      expect(parse({ ...fixedEnv, KUAISHOU_ADVERTISER_IDS }).success).toBe(false);
    }
  });

  it('take a fixed token, or an app that refreshes it, which goes first', () => {
    const app = { KUAISHOU_APP_ID: '1', KUAISHOU_APP_SECRET: 's', KUAISHOU_REFRESH_TOKEN: 'r' };
    expect(parse(fixedEnv).data?.access).toMatchObject({ kind: 'fixed' });
    expect(parse({ ...fixedEnv, ...app }).data?.access).toEqual({
      kind: 'refresh',
      appId: '1',
      secret: 's',
      seed: 'r',
    });
    expect(parse({ KUAISHOU_ADVERTISER_IDS: '1', KUAISHOU_APP_ID: '1' }).success).toBe(false);
  });

  it('refuse a token that cannot stand in a header', () => {
    expect(parse({ ...fixedEnv, KUAISHOU_ACCESS_TOKEN: 'abc\n' }).success).toBe(false);
  });

  it('have defaults', () => {
    expect(parse(fixedEnv).data).toMatchObject({ phoneRegion: 'CN', maxPageSize: 100 });
    expect(parse({ ...fixedEnv, KUAISHOU_MAX_PAGE_SIZE: '0' }).success).toBe(false);
  });

  it('describe every variable', () => {
    expect(settings.required.flat().every((name) => name in settings.variables)).toBe(true);
  });
});
