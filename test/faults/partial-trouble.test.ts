import { describe, expect, it } from 'vitest';
import type { VendorOnPort } from '../support/vendor-on-port.ts';
import { asked, healthyAnswer, listsOf, names, outcomeIn, rowsOf, run } from './fault-world.ts';

const mebibyte = 1024 * 1024;
const callsOf = ({ calls }: VendorOnPort) => [...calls.values()].reduce((sum, count) => sum + count, 0);
const memory = () => {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
};

describe('a reply of 200 MB', () => {
  it.each(names)('of %s is not read to its end, and costs no memory to speak of', async (name) => {
    const running = await run();
    const withoutIt = await healthyAnswer(names.filter((other) => other !== name));
    await asked(running);
    const port = running.of(name);
    const before = { sent: port.sent(), calls: callsOf(port), memory: memory() };
    let most = before.memory;
    const watch = setInterval(() => (most = Math.max(most, memory())), 10);
    await port.makeTrouble('huge');
    const { data } = await asked(running);
    clearInterval(watch);

    expect(rowsOf(data)).toEqual(rowsOf(withoutIt));
    for (const list of listsOf[name]) expect(outcomeIn(data, list, name)?.status).toMatch(/^(BAD_REPLY|TIMEOUT)$/);
    const calls = callsOf(port) - before.calls;
    expect(port.sent() - before.sent).toBeLessThan(calls * 30 * mebibyte);
    expect(most - before.memory).toBeLessThan(calls * 100 * mebibyte);
    await port.makeTrouble(null);
    await expect
      .poll(async () => outcomeIn((await asked(running)).data, listsOf[name][0]!, name)?.status, { timeout: 2000 })
      .toBe('OK');
  });
});

describe('trouble at one endpoint', () => {
  it('of tags below customers is an error on each of their paths, and the rows stay', async () => {
    const running = await run();
    await running.of('sobot').makeTrouble('unknown-code', /userlabels/);
    const { data, errors } = await asked(
      running,
      '{ customers(vendors: [SOBOT], first: 2) { nodes { nickname tags { name } } } }',
    );
    expect(data['customers']!.nodes).toEqual([1, 2].map(() => ({ nickname: expect.any(String), tags: null })));
    const extensions = { code: 'REJECTED', vendor: 'SOBOT', vendorCode: '123456', retryable: false };
    expect(errors).toMatchObject([0, 1].map((row) => ({ path: ['customers', 'nodes', row, 'tags'], extensions })));
  });

  it('of two behind one list leaves the rows of the other, and says PARTIAL', async () => {
    const running = await run();
    await running.of('wshoto').makeTrouble('rate-limited', /listForSystem/);
    const { data, extensions } = await asked(
      running,
      '{ followUps(vendors: [WSHOTO]) { nodes { kind } totalCount pageInfo { hasNextPage } sources { status returned retryAfterMs error { code vendorCode } } } }',
    );
    expect(data['followUps']!.nodes).toEqual(Array.from({ length: 20 }, () => ({ kind: 'NOTE' })));
    expect(data['followUps']).toMatchObject({
      totalCount: null,
      pageInfo: { hasNextPage: true },
      sources: [{ status: 'PARTIAL', returned: 20, error: { code: 'RATE_LIMITED', vendorCode: '99429' } }],
    });
    expect(extensions.sources).toMatchObject([{ path: ['followUps'], vendor: 'WSHOTO', status: 'PARTIAL' }]);
  });

  it('of a record by its id is an error on its own path, and its neighbours answer', async () => {
    const running = await run();
    const list = '{ customers(vendors: [SOBOT], first: 1) { nodes { id } } tasks(first: 1) { nodes { id } } }';
    const { data } = await asked(running, list);
    const [customer, task] = [data['customers'], data['tasks']].map((page) => (page!.nodes[0] as { id: string }).id);
    await running.of('sobot').makeTrouble('502-html', /user\/detail/);
    const again = await asked(running, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [customer, task] });
    expect(again).toMatchObject({
      data: { nodes: [null, { id: task }] },
      errors: [
        {
          path: ['nodes', 0],
          extensions: { code: 'UNAVAILABLE', vendor: 'SOBOT', vendorCode: 'HTTP 502', retryable: true },
        },
      ],
    });
  });
});
