// Whoever tries the program sees in the stream of changes what he writes himself.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listen } from '../../src/listen.ts';
import { ask } from '../support/ask.ts';
import { openStream } from '../support/event-stream.ts';
import { aSandboxServer } from '../support/sandbox-server.ts';

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.graphql`, import.meta.url), 'utf8');

it('a write of an example comes to the subscription of another, also if its answer was lost', async ({
  onTestFinished,
}) => {
  const { server, log } = await aSandboxServer();
  const { url, drain } = await listen(server, '127.0.0.1', 0);
  onTestFinished(() => drain(0));
  const stream = await openStream(`${url}/graphql`, example('6-changes'));
  const headers = { 'x-sandbox': 'sobot=lost-reply' };
  const { body } = await ask(server, example('5-write-once'), { headers });
  expect(body.data.customerCreate.outcome).toBe('UNKNOWN');
  expect((await stream.next())?.data.data.changes).toMatchObject({
    kind: 'UPDATED',
    kindRaw: '0',
    entity: 'CUSTOMER',
    vendor: 'SOBOT',
    record: { nickname: '小明' },
  });
  stream.leave();
  expect(log.filter((line) => line.includes('could not push'))).toEqual([]);
});

it('what was pushed and what is asked live agree after a write', async () => {
  const { server } = await aSandboxServer();
  const read = async (query: string) => (await ask(server, query)).body.data;
  const shown =
    'nickname remark status owner { externalId } collaborators { externalId } stage { externalId name type }';
  const { customers } = await read(`{ customers(vendors: [SOBOT], first: 1) { nodes { id } } }`);
  const [{ id }] = customers.nodes;
  const { changes } = await read('{ changes(entities: [TAG]) { pageInfo { endCursor } } }');
  const before = (await read(`{ customer(id: "${id}") { ${shown} } }`)).customer;
  const { customerUpdate } = await read(
    `mutation { customerUpdate(input: { customerId: "${id}", nickname: "换了名", remark: "记下" }) { outcome } }`,
  );
  expect(customerUpdate.outcome).toBe('APPLIED');
  const after = `{ changes(after: "${changes.pageInfo.endCursor}") { nodes { recordId record { ... on Customer { nickname } } } } }`;
  await expect
    .poll(async () => (await read(after)).changes.nodes)
    .toEqual([{ recordId: id, record: { nickname: '换了名' } }]);
  const now = (await read(`{ customer(id: "${id}") { ${shown} } }`)).customer;
  expect({ ...now, collaborators: null }).toEqual({
    ...before,
    nickname: '换了名',
    remark: '记下',
    collaborators: null,
  });
});
