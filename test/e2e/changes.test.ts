import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { aSandboxServer } from '../support/sandbox-server.ts';

const page = readFileSync(new URL('../../docs/changes.md', import.meta.url), 'utf8');

it('the push that docs/changes.md shows makes the change that it speaks of', async () => {
  const { server } = await aSandboxServer();
  const [, path = '', body = ''] = /curl http:\/\/127\.0\.0\.1:4000(\S+) .*-d '([\s\S]*?)'\n```/.exec(page) ?? [];
  const before = await ask(server, '{ changes(entities: [TAG]) { pageInfo { endCursor } } }');
  const after = before.body.data.changes.pageInfo.endCursor;
  const pushed = await server.fetch(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body.replace("'$(date +%s)'", '1793000000'),
  });
  expect(pushed.status).toBe(200);
  const subscription = /query=(subscription \{.*\})'/.exec(page)?.[1] ?? '';
  const { body: answer } = await ask(
    server,
    `{ changes(after: "${after}") { nodes ${subscription.replace(/^subscription \{ changes /, '').replace(/\}$/, '')} } }`,
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data.changes.nodes).toMatchObject([
    { kind: 'CREATED', record: { name: '小红' }, fieldChanges: [{ field: 'name' }, { field: 'mobile' }] },
  ]);
});

it('every change of the sandbox is told once, page by page, and counted', async () => {
  const { server } = await aSandboxServer();
  const cursors: string[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const { body } = await ask(
      server,
      `{ changes(first: 50, after: ${JSON.stringify(after)}) { totalCount nodes { cursor } pageInfo { endCursor hasNextPage } } }`,
    );
    const { nodes, pageInfo, totalCount } = body.data.changes;
    cursors.push(...nodes.map(({ cursor }: { cursor: string }) => cursor));
    after = pageInfo.endCursor;
    isMore = pageInfo.hasNextPage;
    if (!isMore) expect(cursors).toHaveLength(totalCount);
  }
  expect(new Set(cursors).size).toBe(cursors.length);
});
