import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Clock } from '../../../src/vendors/clock.ts';
import { jing } from '../../../src/vendors/jing/adapter.ts';
import { push } from '../../../src/vendors/jing/pushes/push.ts';
import type { RecordStore } from '../../../src/vendors/record-store.ts';
import { toChinaText } from '../../../src/vendors/values/time.ts';
import { Refusal } from '../../../src/vendors/vendor-error.ts';
import type { WireRow, WireTrouble } from './dialect.ts';
import type { HostileList } from './hostile-list.ts';
import type { HostileVendor } from './hostile-vendor.ts';
import { overWire } from './over-wire.ts';

const things = { LEAD: 'lead', CUSTOMER: 'account', FOLLOW_UP: 'lead' } as const;
const lead = 'j0000000000000000lead';

/** Pushes, read by the real reader and kept by the real store, which is all that is asked. */
export async function hostileJing(
  entity: keyof typeof things,
  rows: readonly WireRow[],
  clock: Clock,
  isTargeted = false,
): Promise<HostileVendor> {
  const store = openSqliteStore({ path: ':memory:', clock });
  const list = new PushedList(entity, (body) => accept(body));
  const accept = async (body: Readonly<Record<string, unknown>>) => {
    const reading = push.read(body);
    await store.accept({ vendor: 'jing', body: JSON.stringify(body), receivedAt: new Date(clock.now()), reading });
    return reading.items.flatMap(({ events }) => events);
  };
  for (const row of rows) await list.push(row.id, row.time);

  const records = store.records('jing');
  const watched: RecordStore = {
    ...records,
    list: async (kind, ask) => {
      list.meet();
      return records.list(kind, ask);
    },
  };
  const refuse = async (): Promise<never> => {
    throw new Error('Jing is never called.');
  };
  return {
    name: 'jing',
    adapter: overWire(jing, { JING_WEBHOOK_SECRET: 's' }, clock, refuse, watched),
    lists: [list],
    conditions: isTargeted ? { targetIds: [{ entity: 'LEAD', ref: lead }] } : {},
    close: () => store.close(),
  };
}

type Accept = (body: Readonly<Record<string, unknown>>) => Promise<readonly { entity: string; ref: string }[]>;

class PushedList implements HostileList {
  readonly traits = { isTimed: true, boundsUnit: null };
  readonly dialect = null;
  calls = 0;
  trouble: WireTrouble | null = null;
  readonly #entity: keyof typeof things;
  readonly #accept: Accept;
  readonly #rows: { ref: string; time: number | null }[] = [];

  constructor(entity: keyof typeof things, accept: Accept) {
    this.#entity = entity;
    this.#accept = accept;
  }

  rows() {
    return this.#rows;
  }

  async insert(time: number): Promise<void> {
    await this.push(`new${this.#rows.length}`, time);
  }

  deleteEvery(): void {}

  meet(): void {
    this.calls += 1;
    const fails = this.trouble !== null && (this.trouble !== 'flaky' || this.calls % 2 === 0);
    if (fails) throw new Refusal({ kind: 'UNAVAILABLE', message: 'The store cannot be read.' });
  }

  async push(id: string, time: number | null): Promise<void> {
    const isFollowUp = this.#entity === 'FOLLOW_UP';
    const events = await this.#accept({
      // A record whose creation was never told has no time.
      event_type: time === null ? 'object_change_owner' : isFollowUp ? 'object_add_notes' : 'object_create',
      create_time: (time ?? 0) / 1000,
      mid: id,
      extra_data: {
        object_name: things[this.#entity],
        entity_id: isFollowUp ? lead : `j${id}`,
        ...(time === null ? {} : { created_timestamp: toChinaText(time) }),
      },
    });
    const made = events.find(({ entity }) => entity === this.#entity);
    if (made !== undefined) this.#rows.push({ ref: made.ref, time });
  }
}
