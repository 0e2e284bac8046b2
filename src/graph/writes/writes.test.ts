import { describe, expect, it } from 'vitest';
import { askGraph, newLedger } from '../../../test/support/ask-graph.ts';
import { aCustomer, gets } from '../../../test/support/fake-vendors.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { Refusal } from '../../vendors/vendor-error.ts';
import type { Prepared } from '../../vendors/write.ts';
import type { CustomerCreate } from '../../vendors/write-inputs.ts';

const request = { endpoint: 'user/save', method: 'POST', path: '/user/save', body: '{"nick":"An"}' } as const;

/** A vendor that takes new customers, and tells how often. */
function takesCustomers(prepared: Partial<Prepared> = {}) {
  const sent: CustomerCreate[] = [];
  const CUSTOMER = gets<'CUSTOMER'>(aCustomer('c1', { nickname: 'An' }));
  const adapter = {
    CUSTOMER,
    writes: {
      customerCreate: {
        prepare: async (input: CustomerCreate): Promise<Prepared> => ({
          request,
          send: async () => {
            sent.push(input);
            return { refs: ['c1'], action: 'ADDED', actionRaw: 'add' };
          },
          ...prepared,
        }),
      },
    },
  };
  return { adapter, sent, reads: CUSTOMER.calls };
}

const selected = `outcome reason readBack action actionRaw userErrors { __typename path code message }
    vendorRequest { vendor method path query body } record { nickname }`;
const field = (more = '', dryRun = false, nickname = 'An') =>
  `customerCreate(dryRun: ${dryRun}, input: { vendor: SOBOT, nickname: "${nickname}", status: FIRST_INQUIRY ${more} }) {
    ${selected}
  }`;
const create = (more = '', dryRun = false, nickname = 'An') => `mutation { ${field(more, dryRun, nickname)} }`;
const withKey = 'idempotencyKey: "k"';

it('sends a write once and shows the record afresh', async () => {
  const { adapter, sent } = takesCustomers();
  const { data, errors } = await askGraph({ sobot: adapter }, create());
  expect(errors).toEqual([]);
  expect(data.customerCreate).toEqual({
    outcome: 'APPLIED',
    reason: null,
    readBack: null,
    action: 'ADDED',
    actionRaw: 'add',
    userErrors: [],
    vendorRequest: { vendor: 'SOBOT', method: 'POST', path: '/user/save', query: null, body: '{"nick":"An"}' },
    record: { nickname: 'An' },
  });
  expect(sent).toEqual([{ nickname: 'An', status: 'FIRST_INQUIRY' }]);
});

it('sends nothing on a dry run, and shows what it would', async () => {
  const { adapter, sent, reads } = takesCustomers();
  const ledger = newLedger();
  const { data } = await askGraph({ sobot: adapter }, create(withKey, true), { ledger });
  expect(data.customerCreate).toMatchObject({
    outcome: 'DRY_RUN',
    vendorRequest: { path: '/user/save' },
    record: null,
  });
  expect([sent, reads]).toEqual([[], []]);
  expect(await ledger.find({ viewer: 'test', mutation: 'customerCreate', key: 'k' })).toBeNull();
});

it('reads the record again after each write of one request', async () => {
  const { adapter, reads } = takesCustomers();
  const { data } = await askGraph({ sobot: adapter }, `mutation { a: ${field()} b: ${field()} }`);
  expect([data.a.record, data.b.record]).toEqual([{ nickname: 'An' }, { nickname: 'An' }]);
  expect(reads).toEqual([['c1'], ['c1']]);
});

it('stays applied when the record cannot be read afterwards, which is an error of its own', async () => {
  const { adapter } = takesCustomers();
  const byRefs = () => Promise.reject(new Refusal({ kind: 'TIMEOUT', message: 'The vendor did not answer in time.' }));
  const CUSTOMER = { ...adapter.CUSTOMER, get: { maxBatch: 1, byRefs } };
  const { data, errors } = await askGraph({ sobot: { ...adapter, CUSTOMER } }, create());
  expect(data.customerCreate).toMatchObject({ outcome: 'APPLIED', action: 'ADDED', record: null });
  expect(errors).toMatchObject([{ path: 'customerCreate.record', extensions: { code: 'TIMEOUT', vendor: 'SOBOT' } }]);
});

it('says with an error that the vendor failed and that nothing was written', async () => {
  const limited = new Refusal({ kind: 'RATE_LIMITED', message: 'No more calls.', retryAfterMs: 700 });
  const { adapter } = takesCustomers({ send: () => Promise.reject(limited) });
  const { errors } = await askGraph({ sobot: adapter }, create());
  expect(errors).toEqual([
    {
      path: 'customerCreate',
      message: 'SOBOT could not answer: No more calls. Nothing was written.',
      extensions: { code: 'RATE_LIMITED', vendor: 'SOBOT', retryable: true, retryAfterMs: 700 },
    },
  ]);
});

it('says why it does not know, and shows no record', async () => {
  const lost = new Refusal({ kind: 'TIMEOUT', message: 'The vendor did not answer in time.' });
  const { adapter, reads } = takesCustomers({ send: () => Promise.reject(lost) });
  const ledger = newLedger();
  const first = await askGraph({ sobot: adapter }, create(withKey), { ledger });
  expect(first.errors).toEqual([]);
  expect(first.data.customerCreate).toMatchObject({
    outcome: 'UNKNOWN',
    reason: 'The vendor did not answer in time. The write may have been done.',
    readBack: null,
    record: null,
  });
  const second = await askGraph({ sobot: adapter }, create(withKey), { ledger });
  expect(second.data.customerCreate).toMatchObject({ outcome: 'UNKNOWN', readBack: 'NOT_POSSIBLE', record: null });
  expect(reads).toEqual([]);
});

describe('an idempotency key', () => {
  it('of another input is a CONFLICT, of the same the same answer', async () => {
    const { adapter, sent } = takesCustomers();
    const ledger = newLedger();
    const first = await askGraph({ sobot: adapter }, create(withKey), { ledger });
    const conflict = await askGraph({ sobot: adapter }, create(withKey, false, 'Bo'), { ledger });
    expect(conflict.errors).toEqual([
      {
        path: 'customerCreate',
        message: 'This idempotency key was used before with another input: take a new one for a new write.',
        extensions: { code: 'CONFLICT', retryable: false },
      },
    ]);
    expect(await askGraph({ sobot: adapter }, create(withKey), { ledger })).toEqual(first);
    expect(sent).toHaveLength(1);
  });

  it('of a write that still runs elsewhere is IN_PROGRESS, with the time to wait', async () => {
    const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
    const { adapter, sent } = takesCustomers({
      send() {
        begins();
        return new Promise(() => undefined);
      },
    });
    const ledger = newLedger();
    void askGraph({ sobot: adapter }, create(withKey), { ledger, budgetMs: 3000 });
    await begun;
    const { errors } = await askGraph({ sobot: adapter }, create(withKey), { ledger, budgetMs: 150 });
    expect(errors).toEqual([
      {
        path: 'customerCreate',
        message: 'The write with this idempotency key is still running: ask again with the same key.',
        extensions: { code: 'IN_PROGRESS', retryable: true, retryAfterMs: expect.any(Number) },
      },
    ]);
    const { retryAfterMs } = errors[0]!.extensions as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(1000);
    expect(retryAfterMs).toBeLessThanOrEqual(4000);
    expect(sent).toEqual([]);
  });

  it('that cannot be kept keeps the write from being sent', async () => {
    const { adapter, sent } = takesCustomers();
    const ledger = { ...newLedger(), find: () => Promise.reject(new StoreUnavailable('closed')) };
    const { errors } = await askGraph({ sobot: adapter }, create(withKey), { ledger });
    expect(errors).toMatchObject([{ path: 'customerCreate', extensions: { code: 'UNAVAILABLE', retryable: true } }]);
    expect(errors[0]?.message).toContain('Nothing was written');
    expect(sent).toEqual([]);
  });

  it.each([
    ['blank', ' \t', 'REQUIRED'],
    ['longer than 128 characters', '😀'.repeat(129), 'TOO_LONG'],
  ])('that is %s is a user error', async (_what, key, code) => {
    const { adapter, sent } = takesCustomers();
    for (const isDryRun of [true, false]) {
      const { data } = await askGraph({ sobot: adapter }, create(`idempotencyKey: "${key}"`, isDryRun));
      expect(data.customerCreate).toMatchObject({
        outcome: isDryRun ? 'DRY_RUN' : 'REJECTED',
        userErrors: [{ __typename: 'InvalidInput', path: ['input', 'idempotencyKey'], code }],
        vendorRequest: null,
      });
    }
    expect(sent).toEqual([]);
  });

  it('has at most 128 characters as people count them', async () => {
    const { adapter } = takesCustomers();
    const { data } = await askGraph({ sobot: adapter }, create(`idempotencyKey: "${'😀'.repeat(128)}"`));
    expect(data.customerCreate).toMatchObject({ outcome: 'APPLIED' });
  });
});

describe('the vendor request, to a viewer who may not read personal data,', () => {
  const seen = async (sent: Pick<NonNullable<Prepared['request']>, 'query' | 'body'>) => {
    const { adapter } = takesCustomers({ request: { ...request, body: undefined, ...sent } });
    const { data } = await askGraph({ sobot: adapter }, create(), { seeing: [] });
    return data.customerCreate.vendorRequest;
  };

  it('shows the names of fields, and each value masked, however deep', async () => {
    const body = JSON.stringify({
      nick: '张伟, 李娜',
      tel: '13800138000',
      age: 41,
      vip: true,
      none: null,
      mail: ['zhang.wei@example.com'],
      more: '[{"name":"张伟"}]',
    });
    expect(JSON.parse((await seen({ body })).body)).toEqual({
      nick: '张*, 李*',
      tel: '138****8000',
      age: '4*',
      vip: true,
      none: null,
      mail: ['z***@example.com'],
      more: '[*',
    });
  });

  it('shows the values of its query masked too', async () => {
    expect(await seen({ query: { unionid: 'oWx123456', tel: '13800138000', page: undefined } })).toMatchObject({
      query: { unionid: 'o*', tel: '138****8000' },
      body: null,
    });
  });

  it('shows next to nothing of a body that is no JSON', async () => {
    expect((await seen({ body: 'tel=13800138000' })).body).toBe('t*');
  });
});
