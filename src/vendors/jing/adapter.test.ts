import { describe, expect, it } from 'vitest';
import { aCall } from '../../../test/support/http-over.ts';
import { afterPushes, listeningSince, walk } from '../../../test/support/jing-after-pushes.ts';
import { compareKeys, type KeysetPart } from '../list-plan.ts';
import { jing } from './adapter.ts';
import { sandbox } from './sandbox/sandbox.ts';

const pushes = sandbox().pushes!;
const { LEAD, CUSTOMER, FOLLOW_UP } = await afterPushes(...pushes);
const leads = await walk(LEAD!.list!({}), (row) => row.createdAt);
const customers = await walk(CUSTOMER!.list!({}), (row) => row.createdAt);
const followUps = await walk(FOLLOW_UP!.list!({}), (row) => row.occurredAt);

const carriedBy = (row: object, fields: readonly string[] = []) =>
  Object.entries(row).filter(([name, value]) => fields.includes(name) && value !== null);

describe('the adapter over the sandbox', () => {
  it('pushes the same at every start', () => {
    expect(JSON.stringify(sandbox().pushes)).toBe(JSON.stringify(pushes));
  });

  it('lists each record once, newest first', () => {
    const keys = leads.map(({ createdAt, ref }) => ({ time: createdAt?.getTime() ?? null, ref }));
    expect(keys).toEqual(keys.toSorted(compareKeys));
    expect(new Set(leads.map(({ ref }) => ref)).size).toBe(52);
    expect(customers).toHaveLength(14);
    expect(followUps).toHaveLength(pushes.length - 3); // three pushes are parked
    expect(leads[0]!.createdAt).toEqual(new Date('2026-10-31T21:00:00Z'));
  });

  it('shows every status, people of other vendors, and phones that cannot be read', () => {
    expect(new Set(leads.map(({ status }) => status))).toEqual(
      new Set(['NEW', 'QUALIFIED', 'CONVERTED', 'INVALID', 'UNKNOWN', null]),
    );
    expect(leads.find(({ phone }) => phone === '+8613800138000')?.name).toBe('王伟');
    expect(leads.find(({ phoneRaw }) => phoneRaw === '138****8000')?.phone).toBeNull();
    expect(leads.some(({ origin }) => origin.isPartial === true)).toBe(true);
    expect(leads.some(({ isDeleted }) => isDeleted === true)).toBe(true);
    expect(followUps.some(({ author }) => author?.externalId === '1254676189925432389')).toBe(true);
  });

  it('finds by ref exactly what it lists', async () => {
    const refs = [...leads.map(({ ref }) => ref), 'nobody'];
    const found = await LEAD!.get!.byRefs(refs, aCall());
    expect(new Map(found.map((lead) => [lead.ref, lead]))).toEqual(new Map(leads.map((lead) => [lead.ref, lead])));
    const [followUp] = await FOLLOW_UP!.get!.byRefs([followUps[3]!.ref], aCall());
    expect(followUp).toEqual(followUps[3]);
  });

  it('leaves nothing open: what a row lacks is null', () => {
    for (const row of [...leads, ...customers, ...followUps]) {
      expect(Object.entries(row).filter(([, value]) => value === undefined)).toEqual([]);
    }
  });

  it('ends in the same records when the pushes arrive the other way round', async () => {
    const reversed = await afterPushes(...pushes.toReversed());
    expect(await walk(reversed.LEAD!.list!({}), (row) => row.createdAt)).toEqual(leads);
    expect(await walk(reversed.CUSTOMER!.list!({}), (row) => row.createdAt)).toEqual(customers);
  });

  it('says where its rows come from, also where there are none', async () => {
    const { LEAD } = await afterPushes();
    const part = LEAD!.list!({}).parts[0] as KeysetPart<unknown>;
    expect(await part.after({ after: null, limit: 5 }, aCall())).toEqual({
      rows: [],
      total: 0,
      isEnd: true,
      fetchedAt: null,
      servedFrom: 'STORE',
      observedSince: listeningSince,
    });
  });

  it('lists follow-ups of given targets as the same below each of them', async () => {
    const owners = leads.slice(0, 6).map(({ ref }) => ref);
    const targetIds = owners.map((ref) => ({ entity: 'LEAD' as const, ref }));
    const listed = await walk(FOLLOW_UP!.list!({ targetIds }), (row) => row.occurredAt);
    const [part] = LEAD!.followUps!;
    const first = await part!.read(owners, { page: 1, size: 4 }, aCall());
    const second = await part!.read(owners, { page: 2, size: 4 }, aCall());
    const below = [...first.rows, ...second.rows];
    expect(first.rows).toHaveLength(4);
    expect(first.total).toBe(listed.length);
    expect(below).toEqual(listed.slice(0, below.length));
    expect(new Set(listed.map(({ target }) => target?.ref))).toEqual(new Set(owners));
  });

  it('links leads and customers both ways', async () => {
    const linked = leads.filter(({ customerRefs }) => (customerRefs?.length ?? 0) > 0);
    expect(linked.length).toBeGreaterThan(3);
    const refs = customers.map(({ ref }) => ref);
    const byCustomer = await CUSTOMER!.leads!.of(refs, aCall());
    for (const lead of linked) expect(byCustomer.get(lead.customerRefs![0]!)).toContainEqual(lead);
    expect([...byCustomer.values()].flat()).toHaveLength(linked.length);
  });

  it('declares the conditions that its plans handle, and carries what it does not disclaim', () => {
    expect(LEAD!.list!({ name: 'x' }).handling).toEqual(jing.offers.LEAD?.filters);
    for (const row of leads) expect(carriedBy(row, jing.offers.LEAD?.neverCarries)).toEqual([]);
    for (const row of customers) expect(carriedBy(row, jing.offers.CUSTOMER?.neverCarries)).toEqual([]);
    for (const row of followUps) expect(carriedBy(row, jing.offers.FOLLOW_UP?.neverCarries)).toEqual([]);
  });

  it('knows its own refs', () => {
    expect(LEAD!.externalIdOf(leads[0]!.ref)).toBe(leads[0]!.externalId);
    expect(FOLLOW_UP!.externalIdOf(followUps[0]!.ref)).toBe(followUps[0]!.externalId);
    for (const ref of ['', 'a b', 'x'.repeat(65), '../x']) {
      expect(LEAD!.externalIdOf(ref)).toBeNull();
      expect(FOLLOW_UP!.externalIdOf(ref)).toBeNull();
    }
  });
});
