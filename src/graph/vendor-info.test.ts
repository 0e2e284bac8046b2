import { expect, it } from 'vitest';
import { aLead, lists } from '../../test/support/fake-vendors.ts';
import { askGraph } from '../../test/support/ask-graph.ts';

it('tells of every vendor what it can do, each condition of the filter included', async () => {
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: lists<'LEAD'>([aLead('a')]) } },
    `{ vendors { vendor isConfigured lastPushAt health { state } quota { concurrency }
       capabilities { entity lists gets listNeedsTarget filters { field handling } } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.vendors.map(({ vendor }: { vendor: string }) => vendor)).toEqual(['JING', 'KUAISHOU', 'SOBOT', 'WSHOTO']);
  const kuaishou = data.vendors[1];
  expect(kuaishou).toMatchObject({ isConfigured: true, health: { state: 'UNTRIED' }, quota: null, lastPushAt: null });
  expect(kuaishou.capabilities).toMatchObject([{ entity: 'LEAD', lists: true, gets: false, listNeedsTarget: false }]);
  expect(kuaishou.capabilities[0].filters).toContainEqual({ field: 'landingPages', handling: 'REFUSED' });
  expect(kuaishou.capabilities[0].filters).toHaveLength(11);
  expect(data.vendors[0]).toMatchObject({ isConfigured: false, capabilities: [] });
});
