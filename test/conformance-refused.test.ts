// What every vendor of the registry says when its calls are refused. Names no vendor: a new one is tested unasked.
import { describe, expect, it } from 'vitest';
import { parseLossless } from '../src/vendors/values/lossless.ts';
import * as registry from '../src/vendors/registry.ts';
import type { Sandbox } from '../src/vendors/sandbox.ts';
import { vendorNames } from '../src/vendors/vendor-name.ts';
import { offered } from './support/conformance/offered.ts';
import { pageOf } from './support/conformance/holdings.ts';
import { leavesOf } from './support/conformance/words.ts';
import { registryOverSandboxes } from './support/registry-over-sandboxes.ts';

const calledVendors = vendorNames.filter((name) => registry[name].settings.baseUrlVariable !== null);

describe.each(calledVendors)('%s, whose calls are refused', (name) => {
  const reads = offered.filter((one) => one.name === name && one.offer.lists && one.offer.listNeedsTarget !== true);
  const outcomesWith = async (instead: (sandbox: Sandbox) => Response) => {
    await using refusing = await registryOverSandboxes((vendor, sandbox) =>
      vendor === name ? instead(sandbox) : null,
    );
    const vendor = refusing.vendors.get(name)!;
    const paged = reads.filter(({ entity }) =>
      vendor.adapter![entity]!.list!({}).parts.some(({ kind }) => kind === 'paged'),
    );
    expect(paged.length).toBeGreaterThan(0);
    return await Promise.all(paged.map(async ({ entity }) => (await pageOf(vendor, entity, {})).sources[0]!));
  };

  it('says that our credentials are refused: with 401', async () => {
    const outcomes = await outcomesWith(() => new Response('{}', { status: 401 }));
    for (const { status, error } of outcomes) expect({ status, error }).toMatchObject(unauthorized);
  });

  it('says so where the vendor calls every token bad, in its own words', async () => {
    const outcomes = await outcomesWith((sandbox) => sandbox.troubles!['token-expired']!());
    for (const { status, error } of outcomes) {
      expect({ status, error }).toMatchObject(unauthorized);
      expect(error?.vendorCode).toEqual(expect.any(String));
    }
  });

  it('hands on a code that nobody documents', async () => {
    const texts: Promise<string>[] = [];
    const outcomes = await outcomesWith((sandbox) => {
      const response = sandbox.troubles!['unknown-code']!();
      texts.push(response.clone().text());
      return response;
    });
    for (const { status, error } of outcomes) {
      expect(status).not.toBe('OK');
      expect(leavesOf(parseLossless(await texts[0]!))).toContain(error?.vendorCode);
    }
  });
});

const unauthorized = { status: 'UNAUTHORIZED', error: { kind: 'UNAUTHORIZED' } };
