import { expect, it } from 'vitest';
import { fakeVendors } from '../../test/support/fake-vendors.ts';
import { aCall } from '../../test/support/http-over.ts';
import { systemClock } from '../vendors/clock.ts';
import type { ReferenceLists } from '../vendors/reference-lists.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import { createLoaders } from './create-loaders.ts';

const loadersOver = (reference?: ReferenceLists) =>
  createLoaders({
    vendors: fakeVendors({ sobot: reference === undefined ? {} : { reference } }),
    call: aCall(),
    clock: systemClock,
  });

it('makes equal readings once in a request, and others apart', async () => {
  const calls: string[] = [];
  const loaders = loadersOver({
    countries: async (language) => {
      calls.push(String(language));
      return [{ externalId: '86', name: language, rowId: null, language }];
    },
    areasBelow: async ({ externalId, level }) => {
      calls.push(`${level} ${externalId}`);
      return [];
    },
  });
  const lists = () => loaders.reference('sobot')!;
  const [zh, again, en] = await Promise.all(['zh', 'zh', 'en'].map((language) => lists().countries(language)));
  await Promise.all([
    lists().areasBelow({ externalId: '1', level: 'PROVINCE' }),
    lists().areasBelow({ externalId: '1', level: 'CITY' }),
    lists().areasBelow({ externalId: '1', level: 'CITY' }),
  ]);
  expect(again).toBe(zh);
  expect(en?.[0]?.name).toBe('en');
  expect(calls).toEqual(['zh', 'en', 'PROVINCE 1', 'CITY 1']);
});

it('tells a list that the vendor lacks, a vendor without lists and a vendor that is off', async () => {
  const loaders = loadersOver({});
  expect(await loaders.reference('sobot')?.staff()).toBeNull();
  expect(loadersOver().reference('sobot')).toBeNull();
  expect(() => loaders.reference('wshoto')).toThrow(
    expect.objectContaining({ vendor: 'wshoto', kind: 'UNSUPPORTED' }) as Error,
  );
});

it('names a failure, and takes no bug of ours for one', async () => {
  const bug = new TypeError('x is undefined');
  const lists = loadersOver({
    staff: async () => {
      throw new Refusal({ kind: 'REJECTED', message: 'No.', vendorCode: '900001' });
    },
    stages: () => {
      throw bug;
    },
  }).reference('sobot')!;
  await expect(lists.staff()).rejects.toMatchObject({ vendor: 'sobot', kind: 'REJECTED', vendorCode: '900001' });
  await expect(lists.stages()).rejects.toBe(bug);
});

it('tells a text that is not there from a vendor that keeps no texts', async () => {
  const ask = { placeholder: '{p}', languages: null, keepRichText: false };
  const keeping = loadersOver({ localizedContent: async () => null }).reference('sobot')!;
  expect(await keeping.localizedContent(ask)).toBeNull();
  const other = loadersOver({}).reference('sobot')!;
  await expect(other.localizedContent(ask)).rejects.toMatchObject({ vendor: 'sobot', kind: 'UNSUPPORTED' });
});
