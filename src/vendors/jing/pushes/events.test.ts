import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { storeAfterPushes, walk } from '../../../../test/support/jing-after-pushes.ts';
import { sandbox } from '../sandbox/sandbox.ts';
import { objectIn, textOf, type JsonObject } from '../shapes.ts';
import { events } from './event-types.ts';

// The lead and account events in the navigation of Jing's documentation.
const navigation = {
  lead: [
    'add_omni_user_success',
    'object_create',
    'object_update_life_cycle',
    'object_source_info',
    'object_update',
    'object_update_status',
    'object_voids',
    'object_change_owner',
    'object_add_notes',
    'object_add_team_member',
    'object_remove_team_member',
    'object_change_lead_pool',
    'object_relation',
    'object_restore',
  ],
  account: ['object_create', 'object_update', 'object_change_owner', 'object_voids', 'object_relation'],
};
const rows = Object.entries(navigation).flatMap(([object, names]) => names.map((name) => [name, object] as const));

const table = readFileSync(new URL('../../../../docs/jing-events.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, event = '', object, does, followUp, change, known]) => ({ event, object, does, followUp, change, known }));

const isOf = (push: JsonObject, event: string, object: string): boolean =>
  push['event_type'] === event && objectIn(push['extra_data'])?.['object_name'] === object;

describe('docs/jing-events.md', () => {
  it('has each event of the navigation once', () => {
    const inTable = table.map(({ event, object }) => `${event} ${object}`);
    expect(inTable.toSorted()).toEqual(rows.map(([event, object]) => `${event} ${object}`).toSorted());
    expect([...events.keys()].toSorted()).toEqual([...new Set(navigation.lead)].toSorted());
  });

  it('tells what the code makes of it, and how it is known', () => {
    for (const { event, followUp, change, known } of table) {
      expect({ event, followUp, change }).toEqual({ event, ...events.get(event) });
      expect(['document', '[doc]', 'guess']).toContain(known);
    }
  });
});

describe('the sandbox', () => {
  it.for(rows)(
    'plays %s of a %s, which changes the record and is a follow-up and a change',
    async ([event, object]) => {
      const push = sandbox().pushes!.find((body) => isOf(body, event, object));
      const extra = objectIn(push!['extra_data'])!;
      const ref = textOf(extra['entity_id'])!;
      const { adapter, store } = await storeAfterPushes(push!);
      const row = table.find((row) => row.event === event && row.object === object)!;

      const source = object === 'lead' ? adapter.LEAD! : adapter.CUSTOMER!;
      const [record] = await source.get!.byRefs([ref], aCall());
      const isPartial = objectIn(extra['object_info']) === null;
      expect(record).toMatchObject({ ref, isDeleted: event === 'object_voids', origin: { isPartial } });
      const [followUp, ...others] = await walk(adapter.FOLLOW_UP!.list!({}), ({ occurredAt }) => occurredAt);
      expect(others).toEqual([]);
      const occurredAt = new Date(Number(push!['create_time']) * 1000);
      expect(followUp).toMatchObject({ kind: row.followUp, kindRaw: event, occurredAt, target: { ref } });
      expect(await store.changes.after({ after: 0, limit: 9 })).toMatchObject([
        { kind: row.change, kindRaw: event, subject: object === 'lead' ? 'LEAD' : 'CUSTOMER', ref, occurredAt },
      ]);
    },
  );
});
