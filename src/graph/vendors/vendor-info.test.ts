import { expect, it } from 'vitest';
import { aLead, lists } from '../../../test/support/fake-vendors.ts';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { vendorNames } from '../../vendors/vendor-name.ts';

it('tells of every vendor what it can do, each condition of the filter included', async () => {
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: lists<'LEAD'>([aLead('a')]) } },
    `{ vendors { vendor isConfigured lastPushAt parkedPushes health { state } quota { concurrency }
       capabilities { entity lists gets listNeedsTarget filters { field handling } } } }`,
  );
  expect(errors).toEqual([]);
  const named = (name: string) => data.vendors.find(({ vendor }: { vendor: string }) => vendor === name);
  expect(data.vendors.map(({ vendor }: { vendor: string }) => vendor)).toEqual(
    vendorNames.map((name) => name.toUpperCase()),
  );
  const kuaishou = named('KUAISHOU');
  expect(kuaishou).toMatchObject({
    isConfigured: true,
    health: { state: 'UNTRIED' },
    quota: null,
    lastPushAt: null,
    parkedPushes: null,
  });
  expect(named('JING')).toMatchObject({ parkedPushes: 0 });
  expect(kuaishou.capabilities).toMatchObject([{ entity: 'LEAD', lists: true, gets: false, listNeedsTarget: false }]);
  expect(kuaishou.capabilities[0].filters).toContainEqual({ field: 'landingPages', handling: 'REFUSED' });
  expect(kuaishou.capabilities[0].filters).toHaveLength(11);
  expect(named('SOBOT')).toMatchObject({ isConfigured: false, capabilities: [] });
});
