import { expect, it } from 'vitest';
import { expectedOutcomes } from './expected-outcomes.ts';
import { asked, run } from './fault-world.ts';

// The lists of vendors that are called; Jing's rows come from our store whatever happens outside.
const question = `query ($leads: String, $customers: String, $tags: String, $tasks: String) {
  leads(vendors: [KUAISHOU, WSHOTO], after: $leads) { ...Page nodes { id } }
  customers(vendors: [SOBOT, WSHOTO], after: $customers) { ...Page nodes { id } }
  tags(vendors: [SOBOT], after: $tags) { ...Page nodes { id } }
  tasks(after: $tasks) { ...Page nodes { id } }
}
fragment Page on VendorPage {
  pageInfo { hasNextPage endCursor } sources { vendor status returned retryAfterMs error { code vendorCode } }
}`;

it.each(expectedOutcomes)(
  'all vendors down by %s, from the first call on: empty pages that can be gone on from when they are back',
  async (trouble, expected) => {
    const running = await run();
    for (const port of running.ports) await port.makeTrouble(trouble);
    const { data, errors, extensions } = await asked(running, question);

    expect(errors).toBeUndefined();
    const pages = Object.entries(data);
    for (const [list, { nodes, pageInfo, sources }] of pages) {
      expect([list, nodes, pageInfo]).toEqual([list, [], { hasNextPage: true, endCursor: expect.any(String) }]);
      for (const { vendor, status, retryAfterMs, error } of sources) {
        const vendorCode = expected.vendorCode(vendor.toLowerCase() as 'sobot');
        expect({ vendor, status, retryAfterMs, error }).toEqual({
          vendor,
          status: expected.status,
          retryAfterMs: expected.retryAfterMs,
          error: { code: expected.status, vendorCode },
        });
      }
    }
    expect(extensions.sources).toHaveLength(pages.flatMap(([, { sources }]) => sources).length);

    for (const port of running.ports) await port.makeTrouble(null);
    const after = Object.fromEntries(pages.map(([list, { pageInfo }]) => [list, pageInfo!.endCursor]));
    // No breaker is open yet: the next request finds everybody well, unless a vendor said when it wants to be asked again.
    let again = await asked(running, question, after);
    const askedUsToWait = Math.max(
      0,
      ...(again.extensions?.sources ?? []).map(({ retryAfterMs }) => retryAfterMs ?? 0),
    );
    if (trouble !== '429-retry-after' && trouble !== 'rate-limited') expect(askedUsToWait).toBe(0);
    await expect
      .poll(async () => (again = await asked(running, question, after)).extensions, { timeout: askedUsToWait + 2000 })
      .toBeUndefined();
    expect(Object.values(again.data).map(({ nodes }) => nodes.length)).toEqual([20, 20, 18, 20]);
  },
);
