// What a key tells of a write to Sobot whose answer was lost: whether it was done, and never by sending it again.
import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../support/recorded-server.ts';
import { isWrite, lookAround, writtenOver } from '../support/sobot-world.ts';
import { newCompany, writeCases } from '../support/sobot-write-cases.ts';

const answerLost = () => new Response('', { status: 502 });

/** A Sobot that does what it is asked, or does not even hear of it, and whose answers to writes are all lost. */
async function losing(happens: 'done' | 'not done') {
  let isLosing = false;
  const asker = await writtenOver(async (call: RecordedCall, _request, play) => {
    if (!isLosing || !isWrite(call)) return undefined;
    if (happens === 'done') await play();
    return answerLost();
  });
  const world = await lookAround(asker);
  isLosing = true;
  return { asker, world };
}

// Nothing at Sobot shows a company, nor which way of recycling sends customers to the pool.
const unprovable = new Set(['customersRecycle', 'companyCreate']);
const provable = Object.entries(writeCases).filter(([mutation]) => !unprovable.has(mutation));

describe.each(provable)('%s', (mutation, { input, look, after, payload: shown }) => {
  it('that was done is found by its key, with its record, and is not sent again', async () => {
    const { asker, world } = await losing('done');
    const keyed = { ...input(world), idempotencyKey: 'k' };
    const first = await asker.write(mutation, keyed);
    expect(first.errors).toEqual([]);
    expect(first.payload).toMatchObject({ outcome: 'UNKNOWN', userErrors: [], readBack: null });
    expect(first.payload.reason).toMatch(/The write may have been done\.$/);
    expect(first.writes).toHaveLength(1);

    const fields = shown?.fields ?? '';
    const again = await asker.write(mutation, keyed, { fields });
    expect(again.errors).toEqual([]);
    expect(again.payload).toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND', reason: null });
    const { actionRaw: _vendorsWord, ...shows } = (shown?.shows(world) ?? {}) as Record<string, unknown>;
    expect(again.payload).toMatchObject(shows);
    expect(again.writes).toEqual([]);

    const third = await asker.write(mutation, keyed, { fields });
    expect(third).toMatchObject({ payload: again.payload, writes: [] });
    expect(await look(asker, world)).toEqual(after(world));
  });

  it('that was not done stays UNKNOWN, and is not sent by its key', async () => {
    const { asker, world } = await losing('not done');
    const before = await look(asker, world);
    const keyed = { ...input(world), idempotencyKey: 'k' };
    expect((await asker.write(mutation, keyed)).payload.outcome).toBe('UNKNOWN');
    const again = await asker.write(mutation, keyed);
    expect(again).toMatchObject({ payload: { outcome: 'UNKNOWN', readBack: 'NOT_FOUND' }, errors: [], writes: [] });
    expect(await look(asker, world)).toEqual(before);
  });
});

it.each([...unprovable])('%s is never proven, and never sent again', async (mutation) => {
  const { asker, world } = await losing('done');
  const input = mutation === 'companyCreate' ? newCompany : writeCases.customersRecycle.input(world);
  const keyed = { ...input, idempotencyKey: 'k' };
  expect((await asker.write(mutation, keyed)).payload.outcome).toBe('UNKNOWN');
  const again = await asker.write(mutation, keyed);
  expect(again).toMatchObject({ payload: { outcome: 'UNKNOWN', readBack: 'NOT_POSSIBLE' }, errors: [], writes: [] });
});
