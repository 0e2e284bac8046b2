import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, aLead, gets, lists } from '../../../test/support/fake-vendors.ts';
import { item, recordedLists, unreadable } from '../../../test/support/recorded-lists.ts';
import type { Customer } from '../../records/customer.ts';
import type { Area } from '../../records/reference.ts';
import type { ReferenceLists } from '../../vendors/reference-lists.ts';

const ask = async (customers: readonly Customer[], reading: ReferenceLists, fields: string) => {
  const { reference, calls } = recordedLists(reading);
  const source = lists<'CUSTOMER'>(customers);
  const { data, errors } = await askGraph(
    { sobot: { CUSTOMER: source, reference } },
    `{ customers { nodes { ${fields} } } }`,
  );
  return { nodes: data.customers.nodes, errors, calls };
};
const id = (externalId: string) => ({ externalId, name: null });
const twenty = Array.from({ length: 20 }, (_, i) =>
  aCustomer(`c${i}`, { level: id(`${i % 3}`), source: id('9'), createdAt: new Date(Date.UTC(2026, 1, 20 - i)) }),
);
const levels = { customerLevels: async () => [item('0', 'Silver'), item('1', 'Gold')] };

it('reads one list for the level names of a page of 20 customers, and null for ids it does not know', async () => {
  const { nodes, errors, calls } = await ask(twenty, levels, 'level { externalId name }');
  expect(errors).toEqual([]);
  expect(nodes).toHaveLength(20);
  expect(nodes.slice(0, 3)).toEqual([
    { level: { externalId: '0', name: 'Silver' } },
    { level: { externalId: '1', name: 'Gold' } },
    { level: { externalId: '2', name: null } },
  ]);
  expect(calls).toEqual(['customerLevels']);
});

it('reads no list where no name is selected, where the record has one, or where there is no id', async () => {
  const unselected = await ask(twenty, levels, 'level { externalId } source { externalId }');
  expect(unselected.calls).toEqual([]);

  const told = [
    aCustomer('a', { level: { externalId: '0', name: 'As told' } }),
    aCustomer('b', { level: null }),
    aCustomer('c', { level: { externalId: null, name: null } }),
  ];
  const { nodes, calls } = await ask(told, levels, 'level { name }');
  expect(nodes).toEqual([{ level: { name: 'As told' } }, { level: null }, { level: { name: null } }]);
  expect(calls).toEqual([]);
});

it('says on the very path that a list cannot be read, and shows the names of the others', async () => {
  const { nodes, errors } = await ask(
    twenty.slice(0, 2),
    { ...levels, customerSources: unreadable },
    'level { name } source { externalId name }',
  );
  expect(nodes).toEqual([
    { level: { name: 'Silver' }, source: { externalId: '9', name: null } },
    { level: { name: 'Gold' }, source: { externalId: '9', name: null } },
  ]);
  expect(errors).toMatchObject(
    [0, 1].map((row) => ({
      path: `customers.nodes.${row}.source.name`,
      extensions: { code: 'UNAVAILABLE', vendor: 'SOBOT' },
    })),
  );
});

it('shows null where the vendor has no such list, or no lists', async () => {
  const none = await ask(twenty.slice(0, 1), {}, 'level { name }');
  expect(none).toMatchObject({ nodes: [{ level: { name: null } }], errors: [] });

  const { data, errors } = await askGraph(
    { sobot: { CUSTOMER: lists<'CUSTOMER'>(twenty.slice(0, 1)) } },
    '{ customers { nodes { level { name } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.customers.nodes).toEqual([{ level: { name: null } }]);
});

it('names time zone, language and every level of a region, each from its own list', async () => {
  const below = (externalId: string, name: string): Area => ({
    externalId,
    name,
    level: 'CITY',
    parentExternalId: null,
  });
  const customer = aCustomer('a', {
    timeZone: id('US/Samoa'),
    language: id('en'),
    region: { country: id('86'), province: id('33'), city: id('3301'), district: id('330101') },
  });
  const { nodes, errors, calls } = await ask(
    [customer],
    {
      timeZones: async () => [item('US/Samoa', '萨摩亚')],
      languages: async () => [item('en', '英语')],
      countries: async () => [item('86', '中国')],
      provinces: async () => [{ externalId: '33', name: '浙江', level: 'PROVINCE', parentExternalId: null }],
      areasBelow: async ({ externalId }) => (externalId === '33' ? [below('3301', '杭州')] : [below('330101', '西湖')]),
    },
    'timeZone { name } language { name } region { country { name } province { name } city { name } district { name } }',
  );
  expect(errors).toEqual([]);
  expect(nodes).toEqual([
    {
      timeZone: { name: '萨摩亚' },
      language: { name: '英语' },
      region: {
        country: { name: '中国' },
        province: { name: '浙江' },
        city: { name: '杭州' },
        district: { name: '西湖' },
      },
    },
  ]);
  expect(calls.toSorted()).toEqual([
    'areasBelow {"level":"CITY","externalId":"3301"}',
    'areasBelow {"level":"PROVINCE","externalId":"33"}',
    'countries null',
    'languages null',
    'provinces',
    'timeZones null',
  ]);
});

it('names the country that only the record fetched by its ref carries', async () => {
  const row = aCustomer('a', { region: { province: { externalId: '33', name: '浙江' } } });
  const whole = gets<'CUSTOMER'>(aCustomer('a', { region: { country: id('86') } }));
  const { reference, calls } = recordedLists({ countries: async () => [item('86', '中国')] });
  const { data } = await askGraph(
    { sobot: { CUSTOMER: { ...lists<'CUSTOMER'>([row]), ...whole }, reference } },
    '{ customers { nodes { region { country { name } province { name } } } } }',
  );
  expect(data.customers.nodes).toEqual([{ region: { country: { name: '中国' }, province: { name: '浙江' } } }]);
  expect([whole.calls, calls]).toEqual([[['a']], ['countries null']]);
});

it('reads no list for what leads point at', async () => {
  const { reference, calls } = recordedLists({ ...levels, countries: async () => [item('86', '中国')] });
  const lead = aLead('l', { company: id('f'), pool: id('p'), region: { country: null, province: null } });
  const { data, errors } = await askGraph(
    { wshoto: { LEAD: lists<'LEAD'>([lead]), reference } },
    '{ leads { nodes { company { name } pool { name } region { country { name } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.leads.nodes).toEqual([{ company: { name: null }, pool: { name: null }, region: { country: null } }]);
  expect(calls).toEqual([]);
});
