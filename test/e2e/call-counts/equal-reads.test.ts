import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { recordedServer } from '../../support/recorded-server.ts';
import { cost, list } from './cost.ts';

describe('equal reads', () => {
  const question = '{ customers(vendors: [SOBOT]) { nodes { nickname tags { name } } } }';

  it('of two requests at the same time are one vendor call', async () => {
    const running = await recordedServer();
    await cost(running, question); // the token is there
    const both = await Promise.all([cost(running, question), ask(running.server, question)]);
    expect(both[0].data).toEqual(both[1].body.data);
    expect(both[0].calls).toEqual({ [list.sobotCustomers]: 1, [list.sobotTagsOfCustomers]: 1 });
  });

  it('of two aliases are one vendor call, and so is the token that twenty requests want at once', async () => {
    const running = await recordedServer();
    const alias = question.slice(1, -1);
    await Promise.all(Array.from({ length: 20 }, () => ask(running.server, `{ a: ${alias} b: ${alias} }`)));
    expect(running.calls.map(({ path }) => path).toSorted()).toEqual([
      '/get_token',
      '/scrm/5/label/userlabels',
      '/scrm/5/user/list_by_page',
    ]);
  });

  it('one after the other are two: nothing is kept', async () => {
    const running = await recordedServer();
    for (const _turn of [1, 2])
      expect((await cost(running, question)).calls).toMatchObject({ [list.sobotCustomers]: 1 });
  });
});
