import { expect, it } from 'vitest';
import { ZodError } from 'zod';
import { aCall } from '../../../test/support/http-over.ts';
import { sandboxed } from '../../../test/support/sandboxed.ts';
import { sobot } from './adapter.ts';
import example from './fixtures/get-token.doc.json' with { type: 'json' };
import { sign } from './token.ts';

const day = 86_400_000;
const firstPage = { page: 1, size: 1 };
const followUps = ({ adapter }: ReturnType<typeof sandboxed>) =>
  adapter.CUSTOMER!.followUps![0]!.read(['c'], firstPage, aCall());

it("signs as in the document's own example (S1)", () => {
  expect(sign('1', '1569397773', '2')).toBe('258eec3118705112b2c53dc8043d4d34');
});

it('signs with the second of asking and sends the token in a header, with the language', async () => {
  const vendor = sandboxed(sobot);
  await followUps(vendor);
  const [token, business] = vendor.calls;
  expect(token).toMatchObject({
    path: '/get_token',
    query: { appid: 'sandbox', create_time: '1793491200', sign: sign('sandbox', '1793491200', 'sandbox-key') },
  });
  expect(business?.headers).toEqual({ token: expect.stringMatching(/^[0-9a-f]{32}$/), language: 'zh' });
});

it("reads the document's own reply", async () => {
  const tokens: (string | null)[] = [];
  const vendor = sandboxed(sobot, {
    between: async (request) => {
      if (request.url.includes('get_token')) return Response.json(example);
      tokens.push(request.headers.get('token'));
      return Response.json({ ret_code: '000000', ret_msg: '', items: [], total_count: '0' });
    },
  });
  await followUps(vendor);
  expect(tokens).toEqual(['4ac37cb2e9c740dba4b75a34d5358802']);
});

it('fetches one token for many calls at once, and renews it once when another process has voided it', async () => {
  const vendor = sandboxed(sobot);
  await Promise.all([followUps(vendor), followUps(vendor), followUps(vendor)]);
  expect(vendor.newCalls().filter((endpoint) => endpoint === 'get_token')).toHaveLength(1);

  const query = `appid=sandbox&create_time=1&sign=${sign('sandbox', '1', 'sandbox-key')}`;
  await vendor.sandbox(new Request(`https://sobot.invalid/api/get_token?${query}`));
  await Promise.all([followUps(vendor), followUps(vendor), followUps(vendor)]);
  expect(vendor.newCalls().filter((endpoint) => endpoint === 'get_token')).toHaveLength(1);
});

it('fetches a new token before the old one ends', async () => {
  const vendor = sandboxed(sobot);
  await followUps(vendor);
  vendor.time.now += day - 60_000;
  vendor.newCalls();
  await followUps(vendor);
  expect(vendor.newCalls()).toEqual(['get_token', 'user_dynamic/list_by_page']);
});

it('gives up after one renewal', async () => {
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) =>
      request.url.includes('get_token') ? sandbox(request) : Response.json({ ret_code: '900002', ret_msg: 'expired' }),
  });
  await expect(followUps(vendor)).rejects.toMatchObject({ kind: 'UNAUTHORIZED', vendorCode: '900002' });
  expect(vendor.calls.map(({ endpoint }) => endpoint)).toEqual([
    'get_token',
    'user_dynamic/list_by_page',
    'get_token',
    'user_dynamic/list_by_page',
  ]);
});

it.for([
  ['SOBOT_APP_ID', '900004'],
  ['SOBOT_APP_KEY', '900003'],
])('says UNAUTHORIZED where %s is wrong, and renews nothing', async ([name, vendorCode]) => {
  const vendor = sandboxed(sobot, { env: { [name!]: 'wrong' } });
  await expect(followUps(vendor)).rejects.toMatchObject({ kind: 'UNAUTHORIZED', vendorCode });
  expect(vendor.calls).toHaveLength(1);
});

it.for([{ item: {} }, { item: { token: '' } }, { ret_msg: 'no token' }, { item: 'token' }])(
  'takes a success without a token for no answer: %j',
  async (body) => {
    const vendor = sandboxed(sobot, { between: async () => Response.json({ ret_code: '000000', ...body }) });
    await expect(followUps(vendor)).rejects.toBeInstanceOf(ZodError);
  },
);
