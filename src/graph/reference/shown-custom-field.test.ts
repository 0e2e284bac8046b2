import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, aLead, lists } from '../../../test/support/fake-vendors.ts';
import { recordedLists, unreadable } from '../../../test/support/recorded-lists.ts';
import type { CustomFieldKind, CustomFieldOption, CustomFieldValue } from '../../records/custom-field.ts';
import type { CustomFieldDefinition } from '../../records/reference.ts';
import type { ReferenceLists } from '../../vendors/reference-lists.ts';

const field = (key: string, fields: Partial<CustomFieldValue> = {}): CustomFieldValue => {
  const nothing = { name: null, kind: null, kindRaw: null, text: null, options: null, param: null };
  return { key, ...nothing, ...fields };
};
const option = (externalId: string, fields: Partial<CustomFieldOption> = {}): CustomFieldOption => {
  const nothing = { value: null, name: null, param: null };
  return { externalId, ...nothing, ...fields };
};
const definition = (externalId: string, kind: CustomFieldKind, options: CustomFieldOption[] | null = null) => {
  const nothing = { variable: null, isRequired: null, statusRaw: null, remark: null, ownerRaw: null };
  const told = { name: `Name of ${externalId}`, kind, kindRaw: '7', param: `param_${externalId}`, options };
  return { externalId, ...nothing, ...told } satisfies CustomFieldDefinition;
};
const fruit = [
  option('x1', { value: '588', name: 'Apple', param: 'apple' }),
  option('x2', { value: '862', name: 'Banana', param: 'banana' }),
];
const customFields = async () => [definition('fruit', 'MULTIPLE_CHOICE', fruit), definition('note', 'TEXT')];

const ask = async (values: readonly CustomFieldValue[], reading: ReferenceLists, fields: string) => {
  const { reference, calls } = recordedLists(reading);
  const { data, errors } = await askGraph(
    { sobot: { CUSTOMER: lists<'CUSTOMER'>([aCustomer('c', { customFields: values })]), reference } },
    `{ customers { nodes { customFields { ${fields} } } } }`,
  );
  return { values: data.customers.nodes[0].customFields, errors, calls };
};

it('reads the definitions once for all that values do not say of their fields', async () => {
  const asked = await ask(
    [field('note', { text: 'hi' }), field('fruit', { kind: 'CASCADE', kindRaw: '9' }), field('gone')],
    { customFields },
    'key name kind kindRaw param text',
  );
  expect(asked.errors).toEqual([]);
  expect(asked.values).toEqual([
    { key: 'note', name: 'Name of note', kind: 'TEXT', kindRaw: '7', param: 'param_note', text: 'hi' },
    { key: 'fruit', name: 'Name of fruit', kind: 'CASCADE', kindRaw: '9', param: 'param_fruit', text: null },
    { key: 'gone', name: null, kind: null, kindRaw: null, param: null, text: null },
  ]);
  expect(asked.calls).toEqual(['customFields CUSTOMER']);
});

it('asks nobody for what values say themselves', async () => {
  const value = field('fruit', { name: 'Fruit', kind: 'SINGLE_CHOICE', options: [option('588', { name: 'As told' })] });
  const asked = await ask([value, field('note', { kind: 'TEXT' })], { customFields }, 'key text kind options { name }');
  expect(asked.values).toEqual([
    { key: 'fruit', text: null, kind: 'SINGLE_CHOICE', options: [{ name: 'As told' }] },
    { key: 'note', text: null, kind: 'TEXT', options: null },
  ]);
  expect(asked.calls).toEqual([]);
});

it('names options by the id of their definition or by the value it stands for', async () => {
  const value = field('fruit', { kind: 'MULTIPLE_CHOICE', options: [option('862'), option('x1'), option('old')] });
  const asked = await ask([value], { customFields }, 'options { externalId name param }');
  expect(asked.values[0].options).toEqual([
    { externalId: '862', name: 'Banana', param: 'banana' },
    { externalId: 'x1', name: 'Apple', param: 'apple' },
    { externalId: 'old', name: null, param: null },
  ]);
  expect(asked.calls).toEqual(['customFields CUSTOMER']);
});

it('makes options of the text of a value without a kind if its definition is a choice', async () => {
  const values = [field('fruit', { text: '588, 862,' }), field('fruit'), field('note', { text: 'a,b' }), field('gone')];
  const asked = await ask(values, { customFields }, 'options { externalId name }');
  expect(asked.values).toEqual([
    {
      options: [
        { externalId: '588', name: 'Apple' },
        { externalId: '862', name: 'Banana' },
      ],
    },
    { options: [] },
    { options: null },
    { options: null },
  ]);
  expect(asked.calls).toEqual(['customFields CUSTOMER']);
});

it('says on the very paths that the definitions cannot be read', async () => {
  const values = [field('fruit', { kind: 'SINGLE_CHOICE', text: '588', options: [option('588')] })];
  const asked = await ask(values, { customFields: unreadable }, 'key name kind text options { externalId name }');
  expect(asked.values).toEqual([
    { key: 'fruit', name: null, kind: 'SINGLE_CHOICE', text: '588', options: [{ externalId: '588', name: null }] },
  ]);
  expect(asked.errors.map(({ path }) => path)).toEqual([
    'customers.nodes.0.customFields.0.name',
    'customers.nodes.0.customFields.0.options.0.name',
  ]);
});

it('asks for no definitions of the fields of leads', async () => {
  const { reference, calls } = recordedLists({ customFields });
  const { data, errors } = await askGraph(
    { wshoto: { LEAD: lists<'LEAD'>([aLead('l', { customFields: [field('fruit', { text: '588' })] })]), reference } },
    '{ leads { nodes { customFields { key name kind text options { name } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.leads.nodes).toEqual([
    { customFields: [{ key: 'fruit', name: null, kind: null, text: '588', options: null }] },
  ]);
  expect(calls).toEqual([]);
});
