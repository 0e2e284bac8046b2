// The dangers of Sobot's calls on customers, disarmed: over the whole server, to a Sobot that keeps what is written to it.
import { describe, expect, it } from 'vitest';
import { lookAround, named, writtenOver, type Asker } from '../support/sobot-world.ts';
import { newCompany } from '../support/sobot-write-cases.ts';

interface Shown {
  readonly key: string;
  readonly text: string | null;
  readonly options: readonly { readonly value: string; readonly name: string }[] | null;
}

const plain = `nickname name phone email gender remark isVip company { externalId name } level { externalId }
  region { province { name } city { name } } language { externalId } timeZone { externalId } identities { kind value }`;

/** Somebody with five custom fields, one of them with several options. */
async function withFields({ read }: Asker) {
  const { customers } = await read('{ customers(vendors: [SOBOT], first: 100) { nodes { id } } }');
  for (const { id } of customers.nodes) {
    const { customer } = await read(
      `{ customer(id: "${id}") { ${plain} customFields { key text options { value name } } } }`,
    );
    if (customer.customFields?.length === 5 && customer.nickname.endsWith('的微信')) return { id, ...customer };
  }
  throw new Error('Nobody has five custom fields.');
}

const fieldsOf = async ({ read }: Asker, id: string): Promise<Shown[]> =>
  (await read(`{ customer(id: "${id}") { customFields { key text options { value name } } } }`)).customer.customFields;

/** The same as the vendor itself holds it. */
const heldOf = async (
  { read }: Asker,
  id: string,
): Promise<{ readonly fieldid: string; readonly field_value: string }[]> =>
  JSON.parse((await read(`{ customer(id: "${id}") { raw } }`)).customer.raw.ex_field_str);

const keysOf = (fields: readonly Shown[]) => fields.map(({ key }) => key).toSorted();

describe('customerCreate, where the vendor recognises the customer,', () => {
  const shown = 'nickname email phone status owner { externalId name } remark';

  /** Writes over the one customer whom this filter finds, asking for an owner and a status of its own. */
  const match = async (asker: Asker, filter: object, more: object) => {
    const { customers } = await asker.read(
      `query ($filter: CustomerFilter!) { customers(vendors: [SOBOT], first: 1, filter: $filter) { nodes { id ${shown} } } }`,
      { filter },
    );
    const [{ id, ...known }] = customers.nodes;
    const { agent } = await lookAround(asker);
    const input = { vendor: 'SOBOT', nickname: '换了名字', ownerExternalId: agent.key, ...filter, ...more };
    const wrote = await asker.write('customerCreate', input, { fields: 'action actionRaw record { id }' });
    return { id, known, agent, ...wrote };
  };

  it.for([
    ['by e-mail, who is followed up', { email: 'p2@example.com' }, 'FOLLOWING_UP'],
    ['by e-mail, who is in the pool', { email: 'p1@example.com' }, 'IN_POOL'],
    ['by phone, who is in the pool', { phone: '+8613911111023' }, 'IN_POOL'],
  ] as const)('%s, says UPDATED, and leaves status and owner as they were', async ([, filter, before]) => {
    for (const status of ['FIRST_INQUIRY', 'TO_BE_ASSIGNED', 'FOLLOWING_UP', 'IN_POOL']) {
      const asker = await writtenOver();
      const { id, known, agent, payload } = await match(asker, filter, { status });
      expect(known.status).toBe(before);
      expect(known.owner?.externalId).not.toBe(agent.key);
      expect(payload).toMatchObject({ outcome: 'APPLIED', action: 'UPDATED', actionRaw: 'update', record: { id } });
      expect(await asker.row(id, shown)).toEqual({ ...known, nickname: '换了名字' });
    }
  });

  it('says in the schema what UPDATED means', async () => {
    const { read } = await writtenOver();
    const { __type } = await read('{ __type(name: "UpsertAction") { enumValues { name description } } }');
    expect(__type.enumValues).toContainEqual({
      name: 'UPDATED',
      description: 'A match was updated; its status and owner were not touched.',
    });
  });
});

describe('customerUpdate', () => {
  it('changes one custom field, and all others stay, options and all', async () => {
    const asker = await writtenOver();
    const customer = await withFields(asker);
    const [first, ...others] = customer.customFields as Shown[];
    const held = await heldOf(asker, customer.id);
    const customFields = [{ key: first!.key, values: ['2027-01-31'] }];
    const { payload } = await asker.write('customerUpdate', { customerId: customer.id, customFields });
    expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [] });

    const after = await fieldsOf(asker, customer.id);
    expect(after).toHaveLength(5);
    expect(after.find(({ key }) => key === first!.key)).toMatchObject({ text: '2027-01-31' });
    expect(after).toEqual(expect.arrayContaining(others));
    expect(others.some(({ options }) => options?.length === 2)).toBe(true);
    const isOther = ({ fieldid }: { readonly fieldid: string }) => fieldid !== first!.key;
    expect((await heldOf(asker, customer.id)).filter(isOther)).toEqual(held.filter(isOther));
    expect(held.filter(isOther)).toHaveLength(4);
  });

  it('without custom fields leaves all of them', async () => {
    const asker = await writtenOver();
    const customer = await withFields(asker);
    await asker.write('customerUpdate', { customerId: customer.id, remark: '只改备注' });
    expect(await fieldsOf(asker, customer.id)).toEqual(customer.customFields);
  });

  it('with replaceCustomFields keeps those alone that it names', async () => {
    const asker = await writtenOver();
    const customer = await withFields(asker);
    const kept = customer.customFields[3] as Shown;
    const customFields = [{ key: kept.key, values: ['77'] }];
    const input = { customerId: customer.id, customFields, replaceCustomFields: true };
    const { payload } = await asker.write('customerUpdate', input);
    expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [] });
    expect(await fieldsOf(asker, customer.id)).toEqual([{ key: kept.key, text: '77', options: kept.options }]);
  });

  it('with replaceCustomFields and an empty list empties all, and without a list is refused', async () => {
    const asker = await writtenOver();
    const customer = await withFields(asker);
    const replacing = { customerId: customer.id, replaceCustomFields: true };
    const unnamed = await asker.write('customerUpdate', { ...replacing, remark: 'x' });
    expect(unnamed.payload).toMatchObject({
      outcome: 'REJECTED',
      userErrors: [{ code: 'REQUIRED', path: ['input', 'customFields'] }],
    });
    expect(keysOf(await fieldsOf(asker, customer.id))).toEqual(keysOf(customer.customFields));
    const emptied = await asker.write('customerUpdate', { ...replacing, customFields: [] });
    expect(emptied.payload).toMatchObject({ outcome: 'APPLIED' });
    expect(await fieldsOf(asker, customer.id)).toEqual([]);
  });

  it.for([
    ['remark', { remark: '新的备注' }, { remark: '新的备注' }],
    ['nickname', { nickname: '新昵称' }, { nickname: '新昵称' }],
    ['phone', { phone: '+8613700001111' }, { phone: '+8613700001111' }],
    ['isVip', { isVip: false }, { isVip: false }],
    ['name', { name: '新名字' }, { name: '新名字' }],
  ] as const)('of the %s alone leaves every other field, status and owner too', async ([, change, shown]) => {
    const asker = await writtenOver();
    const { id, customFields: _fields, ...before } = await withFields(asker);
    const inList = await asker.row(id, 'status owner { externalId name } tags { id } isBlacklisted');
    const { payload, writes } = await asker.write('customerUpdate', { customerId: id, ...change });
    expect(payload.outcome).toBe('APPLIED');
    expect(writes).toHaveLength(1);
    const { customer } = await asker.read(`{ customer(id: "${id}") { ${plain} } }`);
    expect(customer).toEqual({ ...before, ...shown });
    expect(await asker.row(id, 'status owner { externalId name } tags { id } isBlacklisted')).toEqual(inList);
  });
});

describe('customerTagsReplace', () => {
  const s14 = 'POST /scrm/5/label/userlabels';
  const s16 = 'POST /scrm/5/label/update_biz_label';

  it('by difference reads, and then gives and takes exactly what differs', async () => {
    const asker = await writtenOver();
    const { customer, customerKey, worn, fresh, alsoWorn } = await lookAround(asker);
    const input = { customerId: customer, tagIds: [worn.id, fresh.id] };
    const { payload, calls, writes } = await asker.write('customerTagsReplace', input);
    expect(payload.outcome).toBe('APPLIED');
    expect(calls.map(named)).toEqual([s14, s16]);
    const { tag } = await asker.read(`{ tag(id: "${alsoWorn}") { externalId } }`);
    const sent = { userid: customerKey, add_tag: [fresh.key], remove_tag: [tag.externalId] };
    expect(JSON.parse(writes[0]!.body)).toEqual(sent);
  });

  it('by difference sends nothing where nothing differs, and is APPLIED', async () => {
    const asker = await writtenOver();
    const { customer, worn, alsoWorn } = await lookAround(asker);
    const input = { customerId: customer, tagIds: [alsoWorn, worn.id] };
    const { payload, calls } = await asker.write('customerTagsReplace', input, { fields: 'record { nickname }' });
    expect(payload).toMatchObject({
      outcome: 'APPLIED',
      vendorRequest: null,
      userErrors: [],
      record: { nickname: expect.any(String) },
    });
    expect(calls.map(named)).toEqual([s14, 'POST /scrm/5/user/detail']);
  });

  it('with an empty list takes all tags of the library away', async () => {
    const asker = await writtenOver();
    const { customer } = await lookAround(asker);
    const { payload, writes } = await asker.write('customerTagsReplace', { customerId: customer, tagIds: [] });
    expect(payload.outcome).toBe('APPLIED');
    expect(JSON.parse(writes[0]!.body)).toEqual({
      userid: expect.any(String),
      remove_tag: [expect.any(String), expect.any(String)],
    });
    expect(await asker.row(customer, 'tags { id }')).toEqual({ tags: [] });
  });

  it("by the vendor's call sends all tags in one S15", async () => {
    const asker = await writtenOver();
    const { customer, customerKey, fresh } = await lookAround(asker);
    const input = { customerId: customer, tagIds: [fresh.id], method: 'VENDOR_CALL' };
    const { payload, writes } = await asker.write('customerTagsReplace', input);
    expect(payload.outcome).toBe('APPLIED');
    expect(writes.map(named)).toEqual([`POST /scrm/5/label/update_userlabel/${customerKey}`]);
    expect(JSON.parse(writes[0]!.body)).toEqual([{ id: fresh.key, name: expect.any(String) }]);
    expect(await asker.row(customer, 'tags { id }')).toEqual({ tags: [{ id: fresh.id }] });
  });
});

describe('companyCreate', () => {
  it('makes a company, to which a customer can then belong', async () => {
    const asker = await writtenOver();
    const dry = await asker.write('companyCreate', newCompany, { dryRun: true, fields: 'companyExternalId' });
    expect(dry.payload).toMatchObject({ outcome: 'DRY_RUN', companyExternalId: null });
    expect(dry.calls).toEqual([]);

    const { payload, calls } = await asker.write('companyCreate', newCompany, { fields: 'companyExternalId' });
    expect(payload).toMatchObject({ outcome: 'APPLIED', userErrors: [], companyExternalId: expect.any(String) });
    expect(payload.vendorRequest).toEqual(dry.payload.vendorRequest);
    expect(calls.map(named)).toEqual(['POST /scrm/5/enterprise/save']);
    expect(calls[0]!.body).toBe(dry.payload.vendorRequest.body);

    const { customer } = await lookAround(asker);
    const company = { externalId: payload.companyExternalId };
    expect((await asker.write('customerUpdate', { customerId: customer, company })).payload.outcome).toBe('APPLIED');
    expect(await asker.row(customer, 'company { externalId name }')).toEqual({
      company: { ...company, name: '新开的公司' },
    });
  });
});
