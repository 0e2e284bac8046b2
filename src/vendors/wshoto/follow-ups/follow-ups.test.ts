import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { FollowUp } from '../../../records/follow-up.ts';
import type { PagedPart } from '../../list-plan.ts';
import { planFollowUps } from './follow-ups.ts';
import { overReplies, overSandbox, tokenReply } from '../../../../test/support/wshoto.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const documented = (endpoint: string): string =>
  endpoint === 'access_token' ? tokenReply : fixture('listForSystem.doc.json');
const page = { page: 1, size: 20, from: null, to: null };

describe('the sample reply of listForSystem', () => {
  const list = async (conditions: Parameters<typeof planFollowUps>[0]): Promise<readonly FollowUp[]> => {
    const { adapter } = overReplies(documented);
    const part = adapter.FOLLOW_UP!.list!(conditions).parts[0] as PagedPart<FollowUp>;
    return (await part.read(page, aCall())).rows;
  };

  it('comes out field by field', async () => {
    const [followUp] = await list({});

    expect(followUp).toEqual({
      ref: 'system.1234567890',
      externalId: '1234567890',
      origin: { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') },
      raw: JSON.parse(fixture('listForSystem.doc.json')).data.records[0],
      kind: 'SYSTEM',
      kindRaw: null,
      content: '系统自动跟进:客户状态变更',
      title: '客户状态变更',
      occurredAt: new Date('2024-02-07T08:00:00Z'),
      createdAt: new Date('2024-02-07T08:00:00Z'),
      author: { externalId: 'user123', name: null, email: null, phone: null, avatarUrl: null, departmentName: null },
      target: { entity: 'CUSTOMER', ref: 'external123' },
      targetType: 'CUSTOMER',
      targetTypeRaw: null,
      targetExternalId: 'external123',
      call: null,
      stageChange: null,
      ownerChange: null,
      fieldChanges: null,
      details: {
        target: {
          contactId: 'contact123',
          externalId: 'external123',
          companyId: 'company123',
          chatId: 'chat123',
          clueId: 'clue123',
          isAi: true,
        },
        businessType: '1',
        businessId: 'business123',
        followType: null,
        followTypeDesc: null,
        fieldMap: null,
        attachmentList: null,
      },
    });
  });

  it('is about what was asked for where all five ids are filled', async () => {
    expect((await list({ targetTypes: ['GROUP'] }))[0]).toMatchObject({
      target: null,
      targetType: 'GROUP',
      targetTypeRaw: '10',
      targetExternalId: 'chat123',
    });
    expect((await list({ targetTypes: ['CUSTOMER'] }))[0]).toMatchObject({
      target: { entity: 'CUSTOMER', ref: 'external123' },
      targetTypeRaw: '1',
    });
    // No reply carries the id of an order.
    expect((await list({ targetTypes: ['ORDER'] }))[0]).toMatchObject({
      target: null,
      targetType: 'ORDER',
      targetExternalId: null,
    });
  });
});

it('asks as the sample request does', async () => {
  const { adapter, calls } = overReplies(documented);
  const { parts } = adapter.FOLLOW_UP!.list!({
    targetIds: ['123', '456'].map((ref) => ({ entity: 'CUSTOMER', ref }) as const),
    authors: ['user123'],
    authorGroups: ['1001', '1002'],
    kinds: ['SYSTEM'],
  });
  const [from, to] = ['2025-01-01', '2025-02-07'].map((day) => Date.parse(`${day}T00:00:00+08:00`));

  await (parts[0] as PagedPart<FollowUp>).read({ page: 1, size: 20, from: from!, to: to! }, aCall());

  // Ids are asked for by `get` alone, and a title is checked here.
  const { id_list: _ids, title: _title, ...asked } = JSON.parse(fixture('listForSystem.request.doc.json'));
  expect(JSON.parse(calls()[0]!.body!)).toEqual(asked);
  expect(calls()[0]).toMatchObject({
    method: 'POST',
    path: '/crm/follow/listForSystem',
    query: { access_token: 't1' },
  });
});

it('sends the id of a department beyond 2^53 unquoted and digit for digit', async () => {
  const { adapter, calls } = overReplies(documented);
  const { parts } = adapter.FOLLOW_UP!.list!({ authorGroups: ['1254676189925432389'] });
  await (parts[0] as PagedPart<FollowUp>).read(page, aCall());

  expect(calls()[0]!.body).toContain('"follow_dep_ids":[1254676189925432389]');
});

describe('a plan', () => {
  const keysOf = (conditions: Parameters<typeof planFollowUps>[0]) =>
    overReplies(documented).adapter.FOLLOW_UP!.list!(conditions).parts.map(({ key }) => key);

  it('has a part for each endpoint', () => {
    expect(keysOf({})).toEqual(['system', 'staff']);
  });

  it('has a part for each endpoint and type of target, and none for a type that was not asked', () => {
    const lead = { entity: 'LEAD', ref: '1254676189925432389' } as const;
    const customer = { entity: 'CUSTOMER', ref: 'wm1' } as const;
    expect(keysOf({ targetIds: [lead, customer] })).toEqual([
      'system.customer',
      'system.lead',
      'staff.customer',
      'staff.lead',
    ]);
    expect(keysOf({ targetIds: [lead, customer], targetTypes: ['LEAD'] })).toEqual(['system.lead', 'staff.lead']);
    expect(keysOf({ targetTypes: ['ORDER', 'GROUP', 'ORDER'], kinds: ['SYSTEM'] })).toEqual([
      'system.group',
      'system.order',
    ]);
  });

  it('asks below one record in the order of its list', () => {
    const { adapter } = overReplies(documented);
    const lead = { entity: 'LEAD', ref: '1' } as const;
    expect(adapter.LEAD!.followUps!.map(({ key }) => key)).toEqual(keysOf({ targetIds: [lead] }));
  });

  it('leaves out an endpoint that has no such kind', () => {
    expect(keysOf({ kinds: ['NOTE', 'CALL'] })).toEqual(['staff']);
    expect(keysOf({ kinds: ['CALL'] })).toEqual([]);
  });

  it('applies here what the vendor does not document', () => {
    expect(planFollowUps({ title: '电话', targetTypes: ['LEAD', 'UNKNOWN'] })).toMatchObject({
      handling: { title: 'APPLIED_HERE', targetTypes: 'APPLIED_HERE' },
      asks: [
        { endpoint: 'system', type: null },
        { endpoint: 'staff', type: null },
      ],
    });
  });

  it('asks nobody for departments that cannot be', () => {
    expect(planFollowUps({ authorGroups: ['销售部'] }).asks).toEqual([]);
  });
});

it('reads the follow-ups of 100 owners with one call per endpoint', async () => {
  const { adapter, calls } = overSandbox();
  const owners = Array.from({ length: 100 }, (_none, index) => `wmSandbox${String(index).padStart(4, '0')}`);

  for (const part of adapter.CUSTOMER!.followUps!) {
    expect(part.maxOwners).toBe(100);
    const { rows, total } = await part.read(owners, { page: 1, size: 100 }, aCall());
    expect(rows.length).toBe(total);
    expect(rows.every(({ target }) => target?.entity === 'CUSTOMER' && owners.includes(target.ref))).toBe(true);
  }

  expect(calls().map(({ endpoint }) => endpoint)).toEqual(['crm/follow/listForSystem', 'crm/follow/list']);
});

it('fetches follow-ups of both endpoints by their refs, each endpoint once', async () => {
  const { adapter, calls } = overSandbox();
  const refs: string[] = [];
  for (const part of adapter.FOLLOW_UP!.list!({}).parts as PagedPart<FollowUp>[]) {
    refs.push(...(await part.read({ ...page, size: 3 }, aCall())).rows.map(({ ref }) => ref));
  }
  const found = await adapter.FOLLOW_UP!.get!.byRefs([...refs, 'staff.42', 'staff.x'], aCall());

  expect(found.map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted());
  expect(calls().length).toBe(4);
  expect(JSON.parse(calls()[2]!.body!)).toMatchObject({ id_list: expect.arrayContaining([expect.any(String)]) });
});
