// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { asReply, told } from './documents.ts';

describe('a masked phone', () => {
  it('138****8000 is no phone, and is shown as it was sent', async () => {
    const masked = {
      ret_code: '000000',
      total_count: 1,
      items: [{ id: 'a1', nick: 'a', tel: '138****8000', create_time: 1632369647 }],
    };
    const clue = { id: 1, user_name: 'b', phone: '138****8000', create_time: '2021-03-07 16:10:49' };
    const running = await recordedServer({ KUAISHOU_ADVERTISER_IDS: '20006545' }, ({ path }) => {
      if (path === '/scrm/5/user/list_by_page') return asReply(JSON.stringify(masked));
      if (path === '/v2/gemini/crm/clue/list')
        return asReply(JSON.stringify({ code: 0, data: { total_count: 1, details: [clue] } }));
      return undefined;
    });
    const data = await told(
      running,
      '{ customers(vendors: [SOBOT]) { nodes { phone phoneRaw phones } } leads(vendors: [KUAISHOU]) { nodes { phone phoneRaw } } }',
    );
    expect(data.customers.nodes).toEqual([{ phone: null, phoneRaw: '138****8000', phones: [] }]);
    expect(data.leads.nodes).toEqual([{ phone: null, phoneRaw: '138****8000' }]);
  });
});
