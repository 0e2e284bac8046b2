import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, aLead, lists } from '../../../test/support/fake-vendors.ts';
import { recordedLists, unreadable } from '../../../test/support/recorded-lists.ts';
import type { Agent } from '../../records/people.ts';
import type { StaffKind, StaffNode } from '../../records/reference.ts';
import type { ReferenceLists } from '../../vendors/reference-lists.ts';

const silent = { kindRaw: null, path: null, role: null, roleRaw: null };
const node = (kind: StaffKind, externalId: string, name: string, children: StaffNode[] | null = null): StaffNode => {
  const imageUrl = `https://pictures.example/${externalId}`;
  return { ...silent, externalId, name, kind, children, imageUrl };
};
const staff = async () => [
  node('DEPARTMENT', 'd1', 'Company', [
    node('AGENT', 'boss', '王伟'),
    node('DEPARTMENT', 'd2', 'Sales', [node('AGENT', 'a1', '李娜')]),
    node('DEPARTMENT', 'd3', 'Service', [node('UNKNOWN', 'a1', '李娜'), node('AGENT', 'a2', '张敏')]),
  ]),
  node('AGENT', 'free', '刘洋'),
];
const ask = async (owners: readonly Agent[], reading: ReferenceLists, fields: string) => {
  const { reference, calls } = recordedLists(reading);
  const { data, errors } = await askGraph(
    { sobot: { CUSTOMER: lists<'CUSTOMER'>(owners.map((owner, i) => aCustomer(`c${i}`, { owner }))), reference } },
    `{ customers { nodes { owner { ${fields} } } } }`,
  );
  const shown: unknown[] = data.customers.nodes.map(({ owner }: { owner: unknown }) => owner);
  return { owners: shown, errors, calls };
};

it('reads the tree of staff once for what records do not say of employees', async () => {
  const owners = ['boss', 'a1', 'a2', 'free', 'd2', 'gone'].map((externalId) => ({ externalId, name: null }));
  const asked = await ask(owners, { staff }, 'name departmentName');
  expect(asked.errors).toEqual([]);
  expect(asked.owners).toEqual([
    { name: '王伟', departmentName: 'Company' },
    { name: '李娜', departmentName: 'Sales' },
    { name: '张敏', departmentName: 'Service' },
    { name: '刘洋', departmentName: null },
    { name: null, departmentName: null },
    { name: null, departmentName: null },
  ]);
  expect(asked.calls).toEqual(['staff']);
});

it('keeps what the record says, and asks nobody for it', async () => {
  const told: Agent[] = [
    { externalId: 'a1', name: 'As told', avatarUrl: null, departmentName: null },
    { externalId: null, name: null },
  ];
  const { owners, calls } = await ask(told, { staff }, 'externalId name avatarUrl departmentName email');
  expect(owners).toEqual([
    { externalId: 'a1', name: 'As told', avatarUrl: null, departmentName: null, email: null },
    { externalId: null, name: null, avatarUrl: null, departmentName: null, email: null },
  ]);
  expect(calls).toEqual([]);
});

it('reads no tree where nothing of it is selected', async () => {
  const { calls } = await ask([{ externalId: 'a1', name: '李娜' }], { staff }, 'externalId name');
  expect(calls).toEqual([]);
});

it('shows the picture that the tree has', async () => {
  const { owners, calls } = await ask([{ externalId: 'a1', name: '李娜' }], { staff }, 'avatarUrl');
  expect(owners).toEqual([{ avatarUrl: 'https://pictures.example/a1' }]);
  expect(calls).toEqual(['staff']);
});

it('says on the very path that the tree cannot be read', async () => {
  const { owners, errors } = await ask(
    [{ externalId: 'a1', name: '李娜' }],
    { staff: unreadable },
    'name departmentName',
  );
  expect(owners).toEqual([{ name: '李娜', departmentName: null }]);
  expect(errors).toMatchObject([
    { path: 'customers.nodes.0.owner.departmentName', extensions: { code: 'UNAVAILABLE', vendor: 'SOBOT' } },
  ]);
});

it('shows null for employees of a vendor that has no tree', async () => {
  const { data, errors } = await askGraph(
    { wshoto: { LEAD: lists<'LEAD'>([aLead('l', { owner: { externalId: 'a1' } })]) } },
    '{ leads { nodes { owner { externalId name avatarUrl departmentName } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.leads.nodes).toEqual([
    { owner: { externalId: 'a1', name: null, avatarUrl: null, departmentName: null } },
  ]);
});

it('masks a name from the tree like one from the record', async () => {
  const { data } = await askGraph(
    {
      sobot: {
        CUSTOMER: lists<'CUSTOMER'>([aCustomer('c', { owner: { externalId: 'a1', name: null } })]),
        reference: { staff },
      },
    },
    '{ customers { nodes { owner { name } } } }',
    { seeing: [] },
  );
  expect(data.customers.nodes).toEqual([{ owner: { name: '李*' } }]);
});
