import { expect, it } from 'vitest';
import { ask } from '../examples/client.ts';
import {
  AgainByIdDocument,
  CustomersWithTagsDocument,
  EverythingDocument,
  ListsOfAVendorDocument,
  OneVendorDownDocument,
  WriteOnceDocument,
} from '../examples/generated/graphql.ts';
import { loadExamples } from '../src/edge/pages/examples.ts';
import { aSandboxServer } from './support/sandbox-server.ts';

const url = 'http://localhost/graphql';

async function aClient(headers: Readonly<Record<string, string>> = {}) {
  const { server } = await aSandboxServer();
  const fetchFn: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return server.fetch(request);
  };
  return fetchFn;
}

const example = (name: string) => loadExamples().find((one) => one.name === name)!;

it('the first example brings rows of all four vendors', async () => {
  const all = await ask(url, EverythingDocument, {}, await aClient());
  const lists = [all.leads, all.customers, all.followUps, all.tags, all.tasks];
  const vendors = new Set(lists.flatMap(({ nodes }) => nodes.map(({ vendor }) => vendor)));
  expect([...vendors].toSorted()).toEqual(['JING', 'KUAISHOU', 'SOBOT', 'WSHOTO']);
  const silent = lists.flatMap(({ sources }) => sources).filter(({ status }) => status !== 'OK');
  expect(silent.every(({ status }) => status === 'UNSUPPORTED')).toBe(true);
  expect(silent.map(({ vendor }) => vendor)).toEqual(['KUAISHOU', 'SOBOT', 'WSHOTO']);
});

it('the second example plays a vendor that is down, and the others answer', async () => {
  const fetchFn = await aClient(example('2-one-vendor-down').headers);
  const { customers } = await ask(url, OneVendorDownDocument, {}, fetchFn);
  expect(customers.sources.map(({ vendor, status }) => [vendor, status])).toEqual([
    ['JING', 'OK'],
    ['SOBOT', 'UNAVAILABLE'],
    ['WSHOTO', 'OK'],
  ]);
  expect(customers.nodes).toHaveLength(10);
  expect(customers.pageInfo.hasNextPage).toBe(true);
});

it('the third example finds the record that its variables name', async () => {
  const variables: { id: string } = JSON.parse(example('3-again-by-id').variables ?? '');
  const { node } = await ask(url, AgainByIdDocument, variables, await aClient());
  expect(node).toMatchObject({ __typename: 'Lead', id: variables.id, vendor: 'KUAISHOU' });
});

it('the fourth example reads the lists of a vendor', async () => {
  const { referenceData } = await ask(url, ListsOfAVendorDocument, {}, await aClient());
  for (const list of Object.values(referenceData ?? {})) expect(list).not.toHaveLength(0);
  expect(referenceData?.stages?.length).toBeGreaterThan(0);
});

it('the fifth example loses an answer, and finds out what became of the write', async () => {
  const fetchFn = await aClient(example('5-write-once').headers);
  const { customerCreate: first } = await ask(url, WriteOnceDocument, {}, fetchFn);
  expect(first).toMatchObject({ outcome: 'UNKNOWN', readBack: null, record: null, userErrors: [] });
  const { customerCreate: again } = await ask(url, WriteOnceDocument, {}, fetchFn);
  expect(again).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND', action: 'ADDED', record: { nickname: '小明' } });
});

it('goes on behind the last row with the cursor of a page', async () => {
  const fetchFn = await aClient();
  const { customers: first } = await ask(url, CustomersWithTagsDocument, { first: 3 }, fetchFn);
  const after = first.pageInfo.endCursor;
  const { customers: next } = await ask(url, CustomersWithTagsDocument, { first: 3, after }, fetchFn);
  expect(new Set([...first.nodes, ...next.nodes].map(({ id }) => id)).size).toBe(6);
});
