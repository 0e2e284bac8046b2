import { describe, expect, it } from 'vitest';
import { asked, id, tag, task } from '../support/asked-wrongly.ts';

describe('an id', () => {
  it.each([
    ['rubbish', 'rubbish'],
    ['empty', ''],
    ['of a vendor that is not here', id('LEAD', 'nobody', '1')],
    ['of another account', Buffer.from('1:LEAD:wshoto:other:1').toString('base64url')],
    ['of another version', Buffer.from('2:LEAD:wshoto::1').toString('base64url')],
    ['with a ref that its vendor never made', id('LEAD', 'kuaishou', '../../etc')],
    ['with spaces behind it', `${task} `],
    ['very long', 'x'.repeat(20_000)],
  ])('that is %s is refused at its own path, and its neighbours answer', async (_what, wrong) => {
    const { status, data, errors } = await asked(
      'query ($wrong: ID!, $task: ID!) { node(id: $wrong) { id } lead(id: $wrong) { id } task(id: $task) { id } tasks(first: 1) { nodes { id } } }',
      { wrong, task },
    );
    expect(status).toBe(200);
    expect(data).toEqual({ node: null, lead: null, task: { id: task }, tasks: { nodes: [{ id: task }] } });
    expect(errors.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
      ['node', 'lead'].map((root) => ({ path: [root], extensions: { code: 'BAD_USER_INPUT', argument: 'id' } })),
    );
  });

  it('of another kind of record says which was wanted and which came', async () => {
    const { data, errors, calls } = await asked(
      'query ($task: ID!) { customer(id: $task) { id } task(id: $task) { externalId } }',
      { task },
    );
    expect(data).toEqual({ customer: null, task: { externalId: '1254676189925432389' } });
    expect(errors).toMatchObject([
      {
        path: ['customer'],
        message: '`id` must be the id of a Customer; this one is of a Task.',
        extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
      },
    ]);
    expect(calls).toEqual({ 'wshoto /task/follow_up/query_task_detail_info': 1 });
  });

  it('among `nodes` and `_entities` costs only its own place', async () => {
    const { data, errors } = await asked(
      `query ($ids: [ID!]!, $keys: [_Any!]!) { nodes(ids: $ids) { id } _entities(representations: $keys) { ... on Task { id } } }`,
      {
        ids: [task, 'rubbish', tag],
        keys: [
          { __typename: 'Nothing', id: task },
          { __typename: 'Task', id: task },
          { __typename: 'Lead', id: task },
          {},
        ],
      },
    );
    expect(data).toEqual({ nodes: [{ id: task }, null, { id: tag }], _entities: [null, { id: task }, null, null] });
    expect(errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['nodes', 1],
        ['_entities', 0],
        ['_entities', 2],
        ['_entities', 3],
      ]),
    );
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it.each([
    ['nodes(ids: $many)', '[ID!]!', task, 'nodes', 'ids'],
    ['_entities(representations: $many)', '[_Any!]!', { __typename: 'Task', id: task }, '_entities', 'representations'],
  ])('10,000 times in %s is one error and no call', async (field, type, one, root, argument) => {
    const { data, errors, calls } = await asked(`query ($many: ${type}) { ${field} { __typename } }`, {
      many: Array(10_000).fill(one),
    });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: [root], extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(errors).toHaveLength(1);
    expect(calls).toEqual({});
  });
});
