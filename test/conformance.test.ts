// What every vendor of the registry promises, seen over its own sandbox. Names no vendor: a new one is tested unasked.
import { beforeAll, describe, expect, it } from 'vitest';
import { entities as allEntities, type Entity } from '../src/records/record.ts';
import { sourceOf, type ConditionsOf, type RecordOf, type Source } from '../src/vendors/adapter.ts';
import { parseLossless } from '../src/vendors/values/lossless.ts';
import { nationalNumber } from '../src/vendors/values/contact.ts';
import { vendorNames } from '../src/vendors/vendor-name.ts';
import { conditionAlone, conditionNames } from './support/conformance/conditions.ts';
import { offered } from './support/conformance/offered.ts';
import { fieldIn, tells, unifiedFields } from './support/conformance/fields.ts';
import { fetchAll, type Holding, holdingsOf, walkList } from './support/conformance/holdings.ts';
import { isCoded, leavesOf, valuesAt, words } from './support/conformance/words.ts';
import { registryOverSandboxes, type SandboxedRegistry } from './support/registry-over-sandboxes.ts';

let connected: SandboxedRegistry;
beforeAll(async () => {
  connected = await registryOverSandboxes();
  return () => connected[Symbol.asyncDispose]();
});

describe.each(vendorNames)('%s keeps the promises of the port', (name) => {
  const entities = offered.filter((one) => one.name === name);
  let holdings: ReadonlyMap<Entity, Holding>;
  const vendor = () => connected.vendors.get(name)!;
  const held = (entity: Entity): Holding => holdings.get(entity)!;
  const copies = ({ rows, below, fetched }: Holding) => [...rows, ...below, ...fetched];

  /** Every text and number that the vendor has sent. */
  const sent = () => new Set(connected.wire.get(name)!.flatMap((text) => leavesOf(parseLossless(text))));

  beforeAll(async () => {
    holdings = await holdingsOf(vendor());
  }, 60_000);

  it('has the sources that it declares, and no others', () => {
    const { adapter } = vendor();
    const sources = allEntities.filter((entity) => sourceOf(adapter, entity) !== undefined);
    expect(sources).toEqual(allEntities.filter((one) => entities.some(({ entity }) => entity === one)));
  });

  it('takes the writes that it declares, and no others', () => {
    const declared = [...new Set(entities.flatMap(({ offer }) => offer.writes))];
    expect(Object.keys(vendor().adapter?.writes ?? {}).toSorted()).toEqual(declared.toSorted());
  });

  describe.each(entities)('$entity', ({ entity, offer }) => {
    it('lists and gets what it declares', () => {
      const { source } = held(entity);
      expect({ lists: source.list !== undefined, gets: source.get !== undefined }).toEqual({
        lists: offer.lists,
        gets: offer.gets,
      });
    });

    it.runIf(offer.listNeedsTarget)('refuses a list without the target that it needs', async () => {
      const { pages } = await walkList(vendor(), entity, {});
      expect(pages[0]!.sources).toMatchObject([{ vendor: name, status: 'UNSUPPORTED', returned: 0 }]);
    });

    describe.runIf(offer.lists)('as a list', () => {
      it.each(conditionNames(entity))('handles %s as declared', (condition) => {
        const { source, rows } = held(entity);
        const { conditions } = conditionAlone(entity, condition, rows);
        const plan = source.list!({ ...targetOf(condition), ...conditions } as ConditionsOf[Entity]);
        expect(plan.handling[condition]).toBe(offer.filters[condition]);
      });

      it('declares no filter that lists do not know', () => {
        expect(conditionNames(entity)).toEqual(expect.arrayContaining(Object.keys(offer.filters)));
      });

      it.each(Object.keys(offer.filters))('finds a record again by its %s', async (condition) => {
        const { rows, fetched } = held(entity);
        const { conditions, record } = conditionAlone(entity, condition, [...rows, ...fetched]);
        const found = await walkList(vendor(), entity, { ...targetOf(condition, record), ...conditions });
        expect(found.pages.map(({ sources }) => sources[0]?.status)).toEqual(
          found.pages.map(() => expect.stringMatching(/^(OK|PARTIAL)$/)),
        );
        if (record !== null) expect(found.rows.map(({ ref }) => ref)).toContain(record.ref);
      });

      it('comes to its end without repeats, and well', () => {
        const { lists, rows } = held(entity);
        expect(rows.length).toBeGreaterThan(0);
        expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length);
        for (const { pages } of lists)
          for (const page of pages) expect(page.sources[0]).toMatchObject({ status: 'OK' });
      });

      it.runIf(offer.countsTotal)('counts as many as it brings', () => {
        for (const { pages, rows } of held(entity).lists) {
          expect(pages.map(({ totalCount }) => totalCount)).toEqual(pages.map(() => rows.length));
        }
      });
    });

    it('brings every record back by its ref, and by none else', () => {
      const { rows, fetched, tooDeep } = held(entity);
      const named = (records: readonly RecordOf[Entity][]) =>
        records.map(({ ref, externalId }) => `${ref} is ${externalId}`).toSorted();
      expect(rows.length).toBeGreaterThan(0);
      expect(named(fetched)).toEqual(named(rows.filter(({ ref }) => !tooDeep.has(ref))));
      expect(tooDeep.size).toBeLessThan(rows.length / 2);
    });

    it('tells the id of a record by its ref', () => {
      const { source, rows } = held(entity);
      for (const { ref, externalId } of rows) expect(source.externalIdOf(ref)).toBe(externalId);
    });

    it('leaves out a ref that points at nothing, and rubbish', async () => {
      const { source, rows } = held(entity);
      const [{ ref, externalId }] = rows as [RecordOf[Entity]];
      const known = new Set(rows.map((row) => row.ref));
      const madeUp = ref.replaceAll(externalId, externalId.split('').toReversed().join(''));
      const pointless = [madeUp, ...rubbish].filter((one) => !known.has(one));
      const found = await fetchAll(source, [...pointless, ref], new Set());
      expect(found.map((record) => record.ref)).toEqual([ref]);
    });

    it('leaves nothing undefined in a record that was fetched', () => {
      // None of these is a part of any record.
      const elsewhere = ['leads', 'customers', 'blacklistEntry', ...readElsewhere(held(entity).source)];
      const carried = unifiedFields(entity).filter((field) => !elsewhere.includes(field));
      const open = held(entity).fetched.flatMap((record) =>
        carried.filter((field) => fieldIn(record, field) === undefined),
      );
      expect([...new Set(open)]).toEqual([]);
    });

    it.each(unifiedFields(entity))('carries %s, or says that it never does', (field) => {
      const { source } = held(entity);
      const values = copies(held(entity)).map((record) => fieldIn(record, field));
      const isCarried =
        values.some(tells) ||
        (field === 'leads' && source.leads !== undefined) ||
        (field === 'tags' && source.tags !== undefined) ||
        readElsewhere(source).includes(field);
      expect(isCarried).toBe(!offer.neverCarries.includes(field));
      const isOpen = !isCarried && field !== 'leads' && values.some((value) => value !== null && value !== undefined);
      expect(isOpen, 'never carried is null').toBe(false);
    });

    it.each(Object.entries(words[entity]))('has a word of ours for every code of %s', (path, known) => {
      const values = copies(held(entity)).flatMap((record) => valuesAt(record, path));
      expect(
        values.filter((value) => value !== null && value !== undefined && !known.includes(value as string)),
      ).toEqual([]);
      const pairs = copies(held(entity)).map((record) => [
        valuesAt(record, path)[0],
        valuesAt(record, `${path}Raw`)[0],
      ]);
      expect(
        pairs.filter(([word, code]) => code !== null && code !== undefined && (word === null || word === undefined)),
      ).toEqual([]);
    });

    it('shows a code that nobody documents, in its sandbox', () => {
      const coded = Object.keys(words[entity]).filter(
        (path) => path !== 'targetType' && isCoded(copies(held(entity)), path, sent()),
      );
      const unknown = coded.filter((path) =>
        copies(held(entity)).some((record) => valuesAt(record, path).includes('UNKNOWN')),
      );
      expect(unknown).toEqual(coded);
    });

    it('shows in raw nothing but what the vendor has sent, digit for digit', () => {
      const known = sent();
      const shown = copies(held(entity)).flatMap(({ raw }) => leavesOf(raw));
      expect([...new Set(shown)].filter((leaf) => !known.has(leaf))).toEqual([]);
    });

    it('keeps people out of refs', () => {
      const people = copies(held(entity)).filter(() => entity === 'LEAD' || entity === 'CUSTOMER');
      for (const record of people) for (const text of personalTexts(record)) expect(record.ref).not.toContain(text);
    });

    /** Where a list needs a target: that of the record sought, else of any. */
    const targetOf = (condition: string, record: RecordOf[Entity] | null = null): object => {
      if (offer.listNeedsTarget !== true || condition === 'targetIds') return {};
      const target = [record, ...held(entity).rows]
        .map((row) => (row && 'target' in row ? row.target : null))
        .find(Boolean);
      return { targetIds: [target] };
    };
  });
});

/** Fields that a source reads by a call of their own, and that no record carries. */
const readElsewhere = ({ stages, blacklistEntries }: Source<Entity>): string[] => [
  ...(stages === undefined ? [] : ['stage']),
  ...(blacklistEntries === undefined ? [] : ['blacklistEntry']),
];

const rubbish = [
  '',
  ' ',
  'x',
  '.',
  '..',
  'a.b.c',
  '\u0000',
  '王伟',
  '13800138000',
  '-1',
  '1'.repeat(300),
  '{"$ne":1}',
  'a/../b',
];

function personalTexts(record: RecordOf[Entity]): string[] {
  const values = ['name', 'nickname', 'phone', 'phoneRaw', 'email', 'emailRaw'].map((field) => fieldIn(record, field));
  const texts = values.filter((value) => typeof value === 'string');
  return [...texts, ...texts.map(nationalNumber)].filter((text) => text.length > 1);
}
