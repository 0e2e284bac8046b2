// What the inputs of mutations say in the vendor's terms, and what is wrong with them before a vendor hears of it.
import { isInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { gets } from '../../../test/support/fake-vendors.ts';
import { takesWrites } from '../../../test/support/fake-writes.ts';
import { idOf, mutationOf, sampled, samples, type Sampled } from '../../../test/support/write-samples.ts';
import { createSchema } from '../../schema.ts';

type Input = Readonly<Record<string, unknown>>;

/** Asks one write of a vendor that takes these. */
async function ask(name: Sampled, input: Input, { dryRun = false, takes = sampled } = {}) {
  const { writes, prepared, sent } = takesWrites(takes);
  const sobot = { CUSTOMER: gets<'CUSTOMER'>(), TAG: gets<'TAG'>(), writes };
  const answer = await askGraph({ sobot, wshoto: { writes } }, mutationOf(name), { variables: { input, dryRun } });
  expect(answer.errors).toEqual([]);
  return { payload: answer.data[name], prepared, sent, sobot };
}

/** The problems that keep an input from its vendor. */
async function problemsOf(name: Sampled, changed: Input) {
  const { payload, prepared } = await ask(name, { ...samples[name].least, ...changed });
  expect({ outcome: payload.outcome, prepared }).toEqual({ outcome: 'REJECTED', prepared: [] });
  return payload.userErrors.map(({ path, code }: { path: string[] | null; code: string }) => [
    path === null ? null : path.join('.'),
    code,
  ]);
}

describe.each(sampled)('%s', (name) => {
  const { input, native, least, leastNative, vendorPath } = samples[name];

  it('has an example of every field', () => {
    const type = createSchema().getType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`);
    const fields = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
    expect(Object.keys({ idempotencyKey: '', ...input }).toSorted()).toEqual(fields.toSorted());
  });

  it('hands every field to the vendor, with ids as refs and without the key', async () => {
    const { payload, sent } = await ask(name, { idempotencyKey: 'k1', ...input });
    expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [], vendorRequest: { path: '/write' } });
    expect(sent).toEqual([native]);
  });

  it('leaves out what the caller leaves out', async () => {
    expect((await ask(name, least)).sent).toStrictEqual([leastNative]);
  });

  it('sends and reads nothing on a dry run', async () => {
    const { payload, prepared, sent, sobot } = await ask(name, input, { dryRun: true });
    expect(payload).toMatchObject({ outcome: 'DRY_RUN', userErrors: [], vendorRequest: { path: '/write' } });
    expect([prepared, sent, sobot.CUSTOMER.calls, sobot.TAG.calls]).toEqual([[native], [], [], []]);
  });

  it('is refused where the vendor takes no such write', async () => {
    const { payload, prepared } = await ask(name, input, { takes: [] });
    expect(payload).toMatchObject({ outcome: 'REJECTED', vendorRequest: null });
    expect(payload.userErrors).toEqual([
      expect.objectContaining({ __typename: 'InvalidInput', path: ['input', vendorPath], code: 'UNSUPPORTED' }),
    ]);
    expect(prepared).toEqual([]);
  });
});

const withId = sampled.flatMap((name) =>
  ['customerId', 'tagId'].filter((field) => field in samples[name].input).map((field) => ({ name, field })),
);
const withIds = sampled.flatMap((name) =>
  ['customerIds', 'tagIds'].filter((field) => field in samples[name].input).map((field) => ({ name, field })),
);
const entityOf = (field: string) => (field.startsWith('customer') ? 'CUSTOMER' : 'TAG');
const lead = idOf('LEAD', 'x1');

it.each(withId)('$name tells that its $field is no id of this API, or of another kind', async ({ name, field }) => {
  const wrong = [[`input.${field}`, 'INVALID_VALUE']];
  expect(await problemsOf(name, { [field]: 'rubbish' })).toEqual(wrong);
  expect(await problemsOf(name, { [field]: lead })).toEqual(wrong);
});

describe.each(withIds)('$name', ({ name, field }) => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => idOf(entityOf(field), `r${index}`));
  const [first = ''] = ids(1);
  const native = field.replace('Ids', 's');

  it(`tells where in ${field} an id is none, or of another kind`, async () => {
    expect(await problemsOf(name, { [field]: [first, first, lead, 'rubbish'] })).toEqual([
      [`input.${field}.2`, 'INVALID_VALUE'],
      [`input.${field}.3`, 'INVALID_VALUE'],
    ]);
  });

  it(`does not mix vendors in ${field}`, async () => {
    const elsewhere = idOf(entityOf(field), 'r9', 'wshoto');
    expect(await problemsOf(name, { [field]: [first, elsewhere] })).toEqual([[`input.${field}.1`, 'WRONG_VENDOR']]);
  });

  it(`takes an id that stands twice in ${field} once, in its first place`, async () => {
    const [one, two, three] = ids(3);
    const { sent } = await ask(name, { ...samples[name].least, [field]: [two, one, two, three, one] });
    expect(sent).toMatchObject([{ [native]: ['r1', 'r0', 'r2'] }]);
  });

  it(`takes a hundred ids in ${field} and no more`, async () => {
    const { sent } = await ask(name, { ...samples[name].least, [field]: [...ids(100), first] });
    expect(sent).toMatchObject([{ [native]: ids(100).map((_, index) => `r${index}`) }]);
    expect(await problemsOf(name, { [field]: ids(101) })).toEqual([[`input.${field}`, 'TOO_MANY']]);
  });
});

describe('customerTagsReplace', () => {
  it('wants the tags of the vendor that has the customer', async () => {
    const tagIds = [idOf('TAG', 't1', 'wshoto')];
    expect(await problemsOf('customerTagsReplace', { tagIds })).toEqual([['input.tagIds.0', 'WRONG_VENDOR']]);
  });

  it('takes null as the method that is the default', async () => {
    const { sent } = await ask('customerTagsReplace', { ...samples.customerTagsReplace.least, method: null });
    expect(sent).toMatchObject([{ method: 'DIFFERENCE' }]);
  });
});

const many = <T>(one: T): T[] => Array.from({ length: 101 }, () => one);
const refusedAs = (code: string, ...paths: readonly string[]) => paths.map((path) => [`input.${path}`, code]);
const groupOf = (externalId: string) => ({ group: { vendor: 'SOBOT', externalId } });
const halfEmptied = { province: null, city: { name: 'x' } };

it.each<[Sampled, string, Input, string[][]]>([
  ['customersAssign', 'no customers', { customerIds: [] }, refusedAs('REQUIRED', 'customerIds')],
  ['customersAssign', 'no owners', { owners: [] }, refusedAs('REQUIRED', 'owners')],
  ['customersAssign', '101 owners', { owners: many({ externalId: 'a1' }) }, refusedAs('TOO_MANY', 'owners')],
  ['customersRecycle', 'no customers', { customerIds: [] }, refusedAs('REQUIRED', 'customerIds')],
  ['tagGroupCreate', '101 tags', { tagNames: many('small') }, refusedAs('TOO_MANY', 'tagNames')],
  ['tagGroupUpdate', 'a blank group', groupOf(' '), refusedAs('REQUIRED', 'group.externalId')],
  ['tagGroupDelete', 'a blank group', groupOf(''), refusedAs('REQUIRED', 'group.externalId')],
  ['tagCreate', 'a blank group', groupOf(''), refusedAs('REQUIRED', 'group.externalId')],
  ['customerUpdate', 'no custom fields', { customFields: [] }, refusedAs('REQUIRED', 'customFields')],
  ['customerUpdate', 'no identities', { identities: [] }, refusedAs('REQUIRED', 'identities')],
  [
    'customerUpdate',
    'null',
    { remark: null, customFields: null },
    refusedAs('INVALID_VALUE', 'customFields', 'remark'),
  ],
  ['customerUpdate', 'null in a region', { region: halfEmptied }, refusedAs('INVALID_VALUE', 'region.province')],
  ['tagGroupUpdate', 'null', { color: null }, refusedAs('INVALID_VALUE', 'color')],
  ['tagUpdate', 'null', { paramName: null }, refusedAs('INVALID_VALUE', 'paramName')],
])('%s refuses %s', async (name, _what, changed, problems) => {
  expect(await problemsOf(name, changed)).toEqual(problems);
});

const { customerId } = samples.customerUpdate.least;

it('does not update a customer with nothing', async () => {
  const { payload, prepared } = await ask('customerUpdate', { customerId, replaceCustomFields: true });
  expect(payload.userErrors).toMatchObject([{ path: null, code: 'AT_LEAST_ONE_OF' }]);
  expect(prepared).toEqual([]);
});

it('hands on that no custom field shall remain', async () => {
  const { sent } = await ask('customerUpdate', { customerId, customFields: [], replaceCustomFields: true });
  expect(sent).toEqual([{ customer: 'c1', customFields: [], replaceCustomFields: true }]);
});

it('tells all that is wrong at once, and never the values', async () => {
  const input = { customerIds: ['secret-one', 'secret-two'], kind: 'CHANGE_OWNER', owners: [], idempotencyKey: ' ' };
  const { payload } = await ask('customersAssign', input);
  expect(payload.userErrors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
    'input.customerIds.0',
    'input.customerIds.1',
    'input.owners',
    'input.idempotencyKey',
  ]);
  expect(JSON.stringify(payload)).not.toContain('secret');
});
