import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aTag } from '../../../test/support/fake-vendors.ts';
import { item, recordedLists, unreadable } from '../../../test/support/recorded-lists.ts';
import type { Area, AreaLevel, CustomFieldDefinition, StaffNode } from '../../records/reference.ts';
import type { TagGroup } from '../../records/tag.ts';
import type { ReferenceLists } from '../../vendors/reference-lists.ts';

const ask = async (lists: ReferenceLists, fields: string, options?: Parameters<typeof askGraph>[2]) => {
  const { reference, calls } = recordedLists(lists);
  const { data, errors } = await askGraph({ sobot: { reference } }, `{ referenceData(vendor: SOBOT) { ${fields} } }`, {
    ...options,
  });
  return { lists: data.referenceData, errors, calls };
};

it('reads only the lists that are selected, and each once', async () => {
  const { lists, errors, calls } = await ask(
    {
      customerLevels: async () => [item('1', 'Gold')],
      customerSources: async () => [item('9', 'Web')],
      countries: async (language) => [{ ...item('86', language === 'en' ? 'China' : '中国'), rowId: 'r', language }],
    },
    `vendor customerLevels { externalId name } again: customerLevels { name }
     countries { name language rowId } en: countries(language: "en") { name } plain: countries(language: null) { name }`,
  );
  expect(errors).toEqual([]);
  expect(lists).toEqual({
    vendor: 'SOBOT',
    customerLevels: [{ externalId: '1', name: 'Gold' }],
    again: [{ name: 'Gold' }],
    countries: [{ name: '中国', language: 'zh', rowId: 'r' }],
    en: [{ name: 'China' }],
    plain: [{ name: '中国' }],
  });
  expect(calls).toEqual(['customerLevels', 'countries zh', 'countries en']);
});

it('shows null for a list that the vendor lacks, and an error on the path of one that cannot be read', async () => {
  const { lists, errors } = await ask(
    { customerLevels: unreadable, customerSources: async () => [item('9', 'Web')] },
    `timeZones { name } languages { name } provinces { name } customerLevels { name } customerSources { name } stages { name }
     staff { name } tagGroups { name } customFields(of: COMPANY) { name }`,
  );
  expect(lists).toEqual({
    timeZones: null,
    languages: null,
    provinces: null,
    customerLevels: null,
    customerSources: [{ name: 'Web' }],
    stages: null,
    staff: null,
    tagGroups: null,
    customFields: null,
  });
  expect(errors).toMatchObject([
    { path: 'referenceData.customerLevels', extensions: { code: 'UNAVAILABLE', vendor: 'SOBOT', retryable: true } },
  ]);
});

it('tells a vendor without lists from one that is off', async () => {
  const query = '{ on: referenceData(vendor: SOBOT) { vendor } off: referenceData(vendor: WSHOTO) { vendor } }';
  const { data, errors } = await askGraph({ sobot: {} }, query);
  expect(data).toEqual({ on: null, off: null });
  expect(errors).toMatchObject([{ path: 'off', extensions: { code: 'UNSUPPORTED', vendor: 'WSHOTO' } }]);
});

it('refuses a blank language', async () => {
  const { errors, calls } = await ask({ languages: async () => [] }, 'languages(language: " ") { name }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'language' } }]);
  expect(calls).toEqual([]);
});

const area = (externalId: string, level: AreaLevel, parentExternalId: string | null = null): Area => ({
  externalId,
  name: `Area ${externalId}`,
  level,
  parentExternalId,
});
const areas: ReferenceLists = {
  provinces: async () => [area('11', 'PROVINCE'), area('12', 'PROVINCE')],
  areasBelow: async ({ externalId, level }) =>
    level === 'PROVINCE'
      ? [area(`${externalId}01`, 'CITY', externalId), area(`${externalId}02`, 'CITY', externalId)]
      : [area(`${externalId}01`, 'DISTRICT', externalId)],
};

it('reads no areas below a province that is not opened', async () => {
  const { lists, calls } = await ask(areas, 'provinces { externalId level parentExternalId }');
  expect(lists.provinces).toEqual([
    { externalId: '11', level: 'PROVINCE', parentExternalId: null },
    { externalId: '12', level: 'PROVINCE', parentExternalId: null },
  ]);
  expect(calls).toEqual(['provinces']);
});

it('reads below the areas that are wanted and below no others, once for each', async () => {
  const { lists, calls } = await ask(
    areas,
    `all: provinces { externalId }
     open: provinces(externalIds: ["12"]) {
       children { externalId name }
       open: children(externalIds: ["1202", "none"]) { children { externalId level children { name } } } }`,
  );
  expect(lists).toEqual({
    all: [{ externalId: '11' }, { externalId: '12' }],
    open: [
      {
        children: [
          { externalId: '1201', name: 'Area 1201' },
          { externalId: '1202', name: 'Area 1202' },
        ],
        open: [{ children: [{ externalId: '120201', level: 'DISTRICT', children: [] }] }],
      },
    ],
  });
  expect(calls).toEqual([
    'provinces',
    'areasBelow {"level":"PROVINCE","externalId":"12"}',
    'areasBelow {"level":"CITY","externalId":"1202"}',
  ]);
});

it('leaves the other provinces whole where the areas below one cannot be read', async () => {
  const { lists, errors } = await ask(
    {
      ...areas,
      areasBelow: (below, call) => (below.externalId === '11' ? unreadable() : areas.areasBelow!(below, call)),
    },
    'provinces { externalId children(externalIds: ["1201"]) { externalId } }',
  );
  expect(lists.provinces).toEqual([
    { externalId: '11', children: null },
    { externalId: '12', children: [{ externalId: '1201' }] },
  ]);
  expect(errors).toMatchObject([{ path: 'referenceData.provinces.0.children', extensions: { code: 'UNAVAILABLE' } }]);
});

const group: TagGroup = {
  externalId: 'g',
  name: 'Rank',
  color: null,
  scope: null,
  scopeRaw: null,
  isMultipleChoice: true,
  status: null,
  statusRaw: null,
  businessId: null,
  createdAt: null,
  updatedAt: null,
  tags: [aTag('t', { name: 'Gold' })],
};
const definition: CustomFieldDefinition = {
  externalId: 'f',
  name: 'Fruit',
  variable: 'v',
  kind: 'SINGLE_CHOICE',
  kindRaw: '6',
  isRequired: false,
  statusRaw: '1',
  remark: null,
  ownerRaw: '2',
  param: null,
  options: [{ externalId: 'o', value: '7', name: 'Apple', param: null }],
};
const silent = { kindRaw: null, imageUrl: null, path: null, role: null, roleRaw: null, children: null };
const agent: StaffNode = { ...silent, externalId: 'a', name: '李娜', kind: 'AGENT', imageUrl: 'no url' };
const department: StaffNode = { ...silent, externalId: 'd', name: 'Sales', kind: 'DEPARTMENT', children: [agent] };

it('shows stages, groups of tags, staff and field definitions as they are', async () => {
  const { lists, errors, calls } = await ask(
    {
      stages: async () => [{ externalId: 's', name: 'New', type: 'PROCESS', typeRaw: null, sortNumber: 1 }],
      tagGroups: async () => [group],
      staff: async () => [department],
      customFields: async () => [definition],
    },
    `stages { name type typeRaw sortNumber } tagGroups { vendor name isMultipleChoice tags { vendor name } }
     staff { name kind children { name kind imageUrl children { name } } }
     customFields(of: COMPANY) { externalId name kind isRequired options { externalId value name param } }`,
  );
  expect(errors).toEqual([]);
  expect(lists).toEqual({
    stages: [{ name: 'New', type: 'PROCESS', typeRaw: null, sortNumber: 1 }],
    tagGroups: [{ vendor: 'SOBOT', name: 'Rank', isMultipleChoice: true, tags: [{ vendor: 'SOBOT', name: 'Gold' }] }],
    staff: [
      {
        name: 'Sales',
        kind: 'DEPARTMENT',
        children: [{ name: '李娜', kind: 'AGENT', imageUrl: null, children: null }],
      },
    ],
    customFields: [
      { externalId: 'f', name: 'Fruit', kind: 'SINGLE_CHOICE', isRequired: false, options: definition.options },
    ],
  });
  expect(calls).toEqual(['stages', 'tagGroups', 'staff', 'customFields COMPANY']);
});

it('masks the names of staff for a viewer who may not read personal data', async () => {
  const { lists } = await ask({ staff: async () => [agent] }, 'staff { externalId name }', { seeing: [] });
  expect(lists.staff).toEqual([{ externalId: 'a', name: '李*' }]);
});
