import { describe, expect, it, onTestFinished } from 'vitest';
import { pushingVendors } from '../../../test/support/a-change-server.ts';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aLead, gets } from '../../../test/support/fake-vendors.ts';
import { pushChange, pushChanges } from '../../../test/support/pushed-changes.ts';
import { toChangeCursor } from '../../changes/change-cursor.ts';
import { openSqliteStore } from '../../store/sqlite/open-sqlite-store.ts';
import { asVendorTrouble } from '../../store/as-vendor-trouble.ts';
import { StoreUnavailable, type Store } from '../../store/store.ts';
import { systemClock } from '../../vendors/clock.ts';
import { toGlobalId } from '../nodes/global-id.ts';

function aStore(): Store {
  const store = openSqliteStore({ path: ':memory:', clock: systemClock });
  onTestFinished(() => store.close());
  return store;
}

const lead = gets<'LEAD'>(aLead('a'));
const adapters = { jing: { LEAD: lead }, sobot: {}, kuaishou: {} };
const vendors = pushingVendors(adapters);
const ask = (store: Store, query: string, options: Parameters<typeof askGraph>[2] = {}) =>
  askGraph(adapters, query, { store, vendors, ...options });

const page = 'nodes { cursor recordId } pageInfo { hasNextPage startCursor endCursor } totalCount knownCount';

describe('changes', () => {
  it('tell what happened, to which record, and how it is now', async () => {
    const store = aStore();
    const at = new Date('2026-11-01T08:00:00Z');
    await pushChange(store, 'a', { kind: 'MERGED', kindRaw: 'merge', at, mergedInto: 'b' });
    await pushChange(store, 'gone', { kind: 'DELETED' });
    const { data, errors } = await ask(
      store,
      '{ changes { nodes { kind kindRaw entity vendor occurredAt recordId mergedIntoId record { __typename id } fieldChanges { field } } } }',
    );
    const idOf = (ref: string) => toGlobalId({ entity: 'LEAD', vendor: 'jing', ref });
    expect(errors).toEqual([]);
    expect(data.changes.nodes).toEqual([
      {
        kind: 'MERGED',
        kindRaw: 'merge',
        entity: 'LEAD',
        vendor: 'JING',
        occurredAt: '2026-11-01T08:00:00Z',
        recordId: idOf('a'),
        mergedIntoId: idOf('b'),
        record: { __typename: 'Lead', id: idOf('a') },
        fieldChanges: null,
      },
      expect.objectContaining({ kind: 'DELETED', occurredAt: null, recordId: idOf('gone'), record: null }),
    ]);
    expect(lead.calls).toEqual([['a', 'gone']]);
  });

  it('come in pages, oldest first, and the last page can be gone on from', async () => {
    const store = aStore();
    await pushChanges(store, ['a', 'b', 'c']);
    const one = await ask(store, `{ changes(first: 2) { ${page} } }`);
    expect(one.data.changes).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 3, knownCount: 3 });
    const after = one.data.changes.pageInfo.endCursor;
    const two = await ask(store, `{ changes(after: "${after}") { ${page} } }`);
    expect(two.data.changes.nodes).toHaveLength(1);
    const end = two.data.changes.pageInfo.endCursor;
    const empty = await ask(store, `{ changes(after: "${end}") { ${page} } }`);
    expect(empty.data.changes).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: end } });
    await pushChange(store, 'd');
    const more = await ask(store, `{ changes(after: "${end}") { ${page} } }`);
    expect(more.data.changes.nodes).toHaveLength(1);
  });

  it('have an end to go on from also where nothing was asked for yet', async () => {
    const store = aStore();
    await pushChange(store, 'a');
    const { data } = await ask(store, `{ changes(entities: [TAG]) { ${page} } }`);
    expect(data.changes).toMatchObject({ nodes: [], totalCount: 0, pageInfo: { startCursor: null } });
    expect(data.changes.pageInfo.endCursor).toBe(toChangeCursor(store.changes.id, 1));
  });

  it('of nobody knows what have an id that stands for no record', async () => {
    const store = aStore();
    await pushChange(store, 'message 7', { vendor: 'sobot', subject: 'UNKNOWN', kind: 'UNKNOWN' });
    await pushChange(store, 'a');
    const { data } = await ask(store, '{ changes(entities: [UNKNOWN]) { nodes { entity recordId record { id } } } }');
    const [{ recordId }] = data.changes.nodes;
    expect(data.changes.nodes).toEqual([{ entity: 'UNKNOWN', recordId, record: null }]);
    const again = await ask(store, `{ node(id: "${recordId}") { id } nodes(ids: ["${recordId}"]) { id } }`);
    expect(again).toMatchObject({ data: { node: null, nodes: [null] }, errors: [] });
    const other = await ask(store, `{ lead(id: "${recordId}") { id } }`);
    expect(other.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('say which vendors do not push, if they are named, and leave them out if not', async () => {
    const store = aStore();
    const query = '{ sources { vendor status servedFrom returned totalCount error { message } } }';
    const { data, notes } = await ask(store, `{ changes(vendors: [KUAISHOU, JING, WSHOTO]) ${query} }`);
    expect(data.changes.sources).toMatchObject([
      { vendor: 'JING', status: 'OK', servedFrom: 'STORE', returned: 0, totalCount: 0 },
      { vendor: 'KUAISHOU', status: 'UNSUPPORTED', error: { message: 'The vendor does not push.' } },
      { vendor: 'WSHOTO', status: 'UNSUPPORTED', error: { message: 'The vendor is off.' } },
    ]);
    expect(notes.map(({ vendor }) => vendor)).toEqual(['KUAISHOU', 'WSHOTO']);
    const all = await ask(store, `{ changes ${query} }`);
    expect(all.data.changes.sources.map(({ vendor }: { vendor: string }) => vendor)).toEqual(['JING', 'SOBOT']);
  });

  it('show personal values masked to whom they are not for', async () => {
    const store = aStore();
    const fieldChanges = [{ field: 'mobile', label: null, before: null, after: '13800138000', typeRaw: null }];
    await pushChange(store, 'a', { fieldChanges });
    const query = '{ changes { nodes { fieldChanges { field before after } } } }';
    const { data } = await ask(store, query, { seeing: [] });
    expect(data.changes.nodes[0].fieldChanges).toEqual([{ field: 'mobile', before: null, after: '138****8000' }]);
  });

  const down = () => Promise.reject(new StoreUnavailable('gone'));
  it.each<[string, (store: Store) => Store]>([
    ['the log', (store) => ({ ...store, changes: { ...store.changes, latest: down, after: down } })],
    [
      'what is told of its beginning',
      (store) => ({
        ...store,
        records: (vendor) => ({ ...store.records(vendor), observedSince: () => asVendorTrouble(down) }),
      }),
    ],
  ])('are empty and say so when the store goes down before %s is read', async (_what, breakIt) => {
    const broken = breakIt(aStore());
    const { data, errors, notes } = await ask(broken, `{ changes(vendors: [JING]) { ${page} sources { status } } }`);
    expect(errors).toEqual([]);
    expect(data.changes).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true },
      sources: [{ status: 'UNAVAILABLE' }],
    });
    expect(notes).toMatchObject([{ vendor: 'JING', status: 'UNAVAILABLE', retryAfterMs: 1000 }]);
  });
});

describe('a cursor of changes is refused', () => {
  const refusals = {
    'if it is rubbish': () => 'rubbish',
    'if it is of another log': () => toChangeCursor('other', 1),
    'if it is ahead of the log': (id: string) => toChangeCursor(id, 9),
    'if what follows it is no longer kept': (id: string) => toChangeCursor(id, 1),
  };
  it.each(Object.entries(refusals))('%s', async (_why, cursorOf) => {
    const store = aStore();
    await pushChanges(store, ['a', 'b', 'c']);
    const pruned = { ...store, changes: { ...store.changes, oldest: async () => 2 } };
    const after = cursorOf(store.changes.id);
    const { errors } = await ask(pruned, `{ changes(after: "${after}") { ${page} } }`);
    expect(errors).toMatchObject([{ path: 'changes', extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  });

  it.each(['first: 0', 'first: 101', 'vendors: []', 'entities: []'])('as is the argument %s', async (argument) => {
    const { errors } = await ask(aStore(), `{ changes(${argument}) { ${page} } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
