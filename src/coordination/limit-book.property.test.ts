import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limitBook } from './limit-book.ts';

/** One call of a simulated world. Times are milliseconds after the step before. */
const step = fc.record({
  passMs: fc.integer({ min: 0, max: 100 }),
  consumer: fc.constantFrom('a', 'b', 'c'),
  count: fc.integer({ min: 1, max: 12 }),
  /** Until the call leaves, until it arrives at the vendor, until its answer is here. */
  leavesMs: fc.integer({ min: 0, max: 50 }),
  travelsMs: fc.integer({ min: 0, max: 200 }),
  answersMs: fc.integer({ min: 0, max: 50 }),
  fate: fc.constantFrom('answered', 'answered', 'answered', 'given back', 'its process dies'),
});

const holdMs = 1000;

it('lets no second of the vendor hold more calls than it may, nor more be under way at once, whatever becomes of each', () => {
  const limits = fc.record({
    perSecond: fc.integer({ min: 1, max: 60 }),
    concurrency: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(
      limits,
      fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
      ({ perSecond, concurrency }, steps) => {
        let now = 0;
        const book = limitBook(() => now);
        const later: { readonly at: number; run(): void }[] = [];
        const arrivals: number[] = [];
        let underWay = 0;
        let most = 0;

        const passTo = (time: number) => {
          for (;;) {
            const next = later.toSorted((one, other) => one.at - other.at)[0];
            if (next === undefined || next.at > time) break;
            later.splice(later.indexOf(next), 1);
            now = next.at;
            next.run();
          }
          now = time;
        };

        for (const { passMs, consumer, count, leavesMs, travelsMs, answersMs, fate } of steps) {
          passTo(now + passMs);
          const asked = { process: 'p', limits: { perSecond, perMinute: null, concurrency }, holdMs };
          const { turns } = book.ask({ ...asked, wants: [{ consumer, count }] });
          for (const slot of turns[0]!.slots) {
            if (fate === 'given back') {
              later.push({ at: now + leavesMs, run: () => book.giveBack(slot) });
              continue;
            }
            most = Math.max(most, ++underWay);
            const arrivesAt = now + leavesMs + travelsMs;
            arrivals.push(arrivesAt);
            const isAnswered = fate === 'answered';
            const endsAt = isAnswered ? arrivesAt + answersMs : now + holdMs;
            later.push({
              at: endsAt,
              run: () => {
                underWay--;
                if (isAnswered) book.done(slot);
              },
            });
          }
        }

        arrivals.sort((one, other) => one - other);
        for (const [place, at] of arrivals.entries()) {
          const within = arrivals.slice(place).filter((other) => other - at < 1000).length;
          expect(within).toBeLessThanOrEqual(perSecond);
        }
        expect(most).toBeLessThanOrEqual(concurrency);
      },
    ),
    { numRuns: 300 },
  );
});

it('gives everything that is free to whoever waits, but for what is kept for newcomers', () => {
  const wants = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), wants, (perMinute, counts) => {
      const book = limitBook(() => 0);
      const limits = { perSecond: null, perMinute, concurrency: 1000 };
      const { turns } = book.ask({
        process: 'p',
        limits,
        holdMs,
        wants: counts.map((count, place) => ({ consumer: `c${place}`, count })),
      });
      const given = turns.map(({ slots }) => slots.length);
      const all = given.reduce((sum, count) => sum + count, 0);
      const wanted = counts.reduce((sum, count) => sum + count, 0);
      const kept = Math.floor(perMinute / 50);
      expect(all).toBeGreaterThanOrEqual(Math.min(wanted, perMinute - kept));
      // Nobody who was given less than it wants has two less than another.
      for (const [place, count] of given.entries()) {
        if (count < counts[place]!) expect(Math.max(...given) - count).toBeLessThanOrEqual(1 + kept);
      }
    }),
  );
});

it('gives one who does not wait at once just what a question would', () => {
  const limits = fc.record({
    perSecond: fc.option(fc.integer({ min: 1, max: 8 })),
    perMinute: fc.constant(null),
    concurrency: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(limits, fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), (of, steps) => {
      let now = 0;
      const [quick, asking] = [limitBook(() => now), limitBook(() => now)];
      const underWay: { readonly slots: readonly [string, string]; readonly fate: string }[] = [];
      for (const { passMs, consumer, leavesMs, fate } of steps) {
        now += passMs * 8;
        const asked = { process: 'p', limits: of, holdMs, wants: [{ consumer, count: 1 }] };
        const slot = quick.takeOne({ ...asked, consumer });
        // Who is not given one at once asks, and is the same for both.
        const [first, second] = [slot === null ? quick.ask(asked) : null, asking.ask(asked)];
        const slots = [slot ?? first?.turns[0]!.slots[0], second.turns[0]!.slots[0]] as const;
        expect(slots[0] === undefined).toBe(slots[1] === undefined);
        if (first !== null) expect(first).toEqual(second);
        if (slots[0] !== undefined) underWay.push({ slots: [slots[0], slots[1]!], fate });
        if (leavesMs < 25) continue;
        const ended = underWay.shift();
        if (ended === undefined || ended.fate === 'its process dies') continue;
        const end = ended.fate === 'answered' ? 'done' : 'giveBack';
        quick[end](ended.slots[0]);
        asking[end](ended.slots[1]);
      }
    }),
    { numRuns: 300 },
  );
});

it('gives nothing at once while somebody waits', () => {
  const book = limitBook(() => 0);
  const asked = { process: 'p', limits: { perSecond: null, perMinute: null, concurrency: 1 }, holdMs };
  const first = book.takeOne({ ...asked, consumer: 'a' })!;
  expect(book.takeOne({ ...asked, consumer: 'a' })).toBeNull();
  book.ask({ ...asked, wants: [{ consumer: 'b', count: 1 }] });
  book.done(first);
  expect(book.takeOne({ ...asked, consumer: 'a' })).toBeNull();
});
