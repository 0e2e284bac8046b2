import { expect, it } from 'vitest';
import { aCustomer, gets } from '../../../test/support/fake-vendors.ts';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { toGlobalId } from '../nodes/global-id.ts';
import { maskText } from './personal.ts';

it.each([
  ['王伟', '王*'],
  ['13800138000', '138****8000'],
  ['138****8000', '138****8000'],
  ['li.na@example.com', 'l***@example.com'],
  ['13800138000,13900139000', '138****8000,139****9000'],
  ['oWx_9f8e7d', 'o*'],
  ['', ''],
])('masks %s as %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

const customer = aCustomer('c1', {
  name: '王伟',
  nickname: null,
  phone: '+8613800138000',
  phoneRaw: '13800138000',
  phones: ['+8613800138000'],
  email: 'wang@example.com',
  emailRaw: 'wang@example.com',
  identities: [{ kind: 'QQ', kindRaw: 'qq', value: '12345678' }],
  owner: { externalId: 'a1', name: '李娜' },
  company: { externalId: null, name: 'ACME' },
});
const query = `query ($id: ID!) { customer(id: $id) {
  name nickname phone phoneRaw phones email emailRaw identities { value } owner { externalId name } company { name } } }`;
const id = toGlobalId({ entity: 'CUSTOMER', vendor: 'sobot', ref: 'c1' });

it('shows people only to a viewer who may read personal data', async () => {
  const adapters = { sobot: { CUSTOMER: gets<'CUSTOMER'>(customer) } };
  const open = await askGraph(adapters, query, { variables: { id } });
  expect(open.data.customer).toMatchObject({ name: '王伟', phone: '+8613800138000', phones: ['+8613800138000'] });

  const closed = await askGraph(adapters, query, { variables: { id }, seeing: [] });
  expect(closed.errors).toEqual([]);
  expect(closed.data.customer).toEqual({
    name: '王*',
    nickname: null,
    phone: null,
    phoneRaw: '138****8000',
    phones: null,
    email: null,
    emailRaw: 'w***@example.com',
    identities: [{ value: '123****5678' }],
    owner: { externalId: 'a1', name: '李*' },
    company: { name: 'ACME' },
  });
});

it.each([[['pii:read'] as const], [['raw:read'] as const], [[]]])(
  'forbids the raw record with only %j',
  async (seeing) => {
    const { data, errors } = await askGraph(
      { sobot: { CUSTOMER: gets<'CUSTOMER'>(customer) } },
      'query ($id: ID!) { customer(id: $id) { id raw } }',
      { variables: { id }, seeing },
    );
    expect(data.customer).toEqual({ id, raw: null });
    expect(errors).toMatchObject([{ path: 'customer.raw', extensions: { code: 'FORBIDDEN' } }]);
  },
);
