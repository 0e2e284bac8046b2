import * as fc from 'fast-check';
import type { Clock } from '../../../src/vendors/clock.ts';
import { hostileJing } from './jing.ts';
import { hostileKuaishou } from './kuaishou.ts';
import { hostileSobotCustomers, hostileSobotFollowUps } from './sobot.ts';
import { hostileWshotoCustomers, hostileWshotoFollowUps, hostileWshotoLeads, hostileWshotoTasks } from './wshoto.ts';
import { type WireDialect, type WireRow, wireTroubles } from './dialect.ts';
import type { HostileVendor } from './hostile-vendor.ts';

export const start = Date.UTC(2026, 5, 1);

export const dialect: fc.Arbitrary<WireDialect> = fc.record({
  order: fc.constantFrom('desc', 'desc', 'desc', 'asc', 'hash'),
  clamp: fc.constantFrom(null, null, null, 50, 15, 7, 3),
  countsTotal: fc.boolean(),
  ignoresBounds: fc.constantFrom(false, false, false, true),
  excludes: fc.constantFrom('nothing', 'end', 'both'),
});

/** Spread over seconds, hours or months: the closer, the more of them share one second. */
export const wireRows: fc.Arbitrary<WireRow[]> = fc
  .record({
    count: fc.integer({ min: 0, max: 90 }),
    spread: fc.constantFrom(1, 5, 60, 86_400, 8_640_000),
    seed: fc.nat(),
  })
  .map(({ count, spread, seed }) =>
    Array.from({ length: count }, (_, at) => ({
      id: String(1000 + at),
      time: start - ((Math.imul(at + 1, 2_654_435_761 ^ seed) >>> 0) % spread) * 1000,
    })),
  );

/** Something that happens to one list before a page is asked for; before the first only trouble. */
export const happening = fc.record({
  page: fc.nat(8),
  list: fc.nat(3),
  what: fc.oneof(fc.constantFrom('insert', 'delete', 'heal'), fc.constantFrom(...wireTroubles)),
  amount: fc.integer({ min: 1, max: 6 }),
});
export type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

/** What a world is made of: two dialects and three lots of rows do for the lists of any kind of record. */
export const ingredients = fc.record({
  dialects: fc.tuple(dialect, dialect, dialect),
  rows: fc.tuple(wireRows, wireRows, wireRows, wireRows),
  isTargeted: fc.boolean(),
});
export type Ingredients = typeof ingredients extends fc.Arbitrary<infer I> ? I : never;

/** The vendors that list each kind of record. */
export const vendorsOf = {
  LEAD: async ({ dialects: [a, b, c], rows }: Ingredients, clock: Clock) => [
    await hostileJing('LEAD', withUntimed(rows[0]), clock),
    hostileKuaishou([a, b], [rows[1], rows[2]], clock),
    hostileWshotoLeads(c, rows[3], clock),
  ],
  CUSTOMER: async ({ dialects: [a, b], rows }: Ingredients, clock: Clock) => [
    await hostileJing('CUSTOMER', withUntimed(rows[0]), clock),
    hostileSobotCustomers(a, rows[1], clock),
    hostileWshotoCustomers(b, withoutTimes(rows[2]), clock),
  ],
  FOLLOW_UP: async ({ dialects: [a, b, c], rows, isTargeted }: Ingredients, clock: Clock) => [
    await hostileJing('FOLLOW_UP', rows[0], clock, isTargeted),
    ...(isTargeted ? [hostileSobotFollowUps(c, rows[1], clock)] : []),
    hostileWshotoFollowUps([a, b], [rows[2], rows[3]], clock, isTargeted),
  ],
  TASK: async ({ dialects: [a], rows }: Ingredients, clock: Clock) => [hostileWshotoTasks(a, rows[0], clock)],
} satisfies Record<string, (from: Ingredients, clock: Clock) => Promise<HostileVendor[]>>;

export type ListedEntity = keyof typeof vendorsOf;

const withUntimed = (rows: readonly WireRow[]) => rows.map((row, at) => (at % 9 === 4 ? { ...row, time: null } : row));
const withoutTimes = (rows: readonly WireRow[]) => rows.map(({ id }) => ({ id, time: null }));
