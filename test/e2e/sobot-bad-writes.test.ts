// Wrong inputs of writes to Sobot: each is told with its place and code, all at once, and nothing is sent.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../support/bad-inputs.ts';
import { recordServer } from '../support/recorded-server.ts';
import { badCustomers } from '../support/sobot-bad-customers.ts';
import { badTags } from '../support/sobot-bad-tags.ts';
import { badWork } from '../support/sobot-bad-work.ts';
import { askerOf, lookAround, type Asker, type World } from '../support/sobot-world.ts';

const table = { ...badCustomers, ...badWork, ...badTags };

// None of these changes anything, so one server serves them all.
let asker: Asker;
let world: World;
beforeAll(async () => {
  const running = await recordServer();
  asker = askerOf(running);
  world = await lookAround(asker);
  return () => running.close();
});

it('is tried with all mutations', () => {
  expect(Object.keys(table)).toHaveLength(17);
});

describe.each(Object.entries(table))('%s', (mutation, inputs) => {
  it.for(inputs)('is not sent with %s', async ([, input, problems]) => {
    const { payload, errors, writes } = await asker.write(mutation, input(world));
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ outcome: 'REJECTED', vendorRequest: null });
    expect(payload.userErrors.map(told)).toEqual(problems);
    for (const { __typename, message } of payload.userErrors) {
      expect(__typename).toBe('InvalidInput');
      expect(message).toMatch(/^[A-Z`].*\.$/);
      expect(message).not.toContain('名名');
    }
    expect(writes).toEqual([]);

    const dry = await asker.write(mutation, input(world), { dryRun: true });
    expect(dry.payload).toEqual({ ...payload, outcome: 'DRY_RUN' });
  });
});

const told = ({ code, path }: { readonly code: string; readonly path: readonly string[] | null }): Problem =>
  `${code} ${path === null ? '-' : path.slice(1).join('.')}`;
