import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CountedWork, Work } from './count-work.ts';

/**
 * Calls of functions for one more row of leads and one of customers, over all vendors, as counted when this was written
 * last. Whoever makes a row cheaper lowers them; whoever needs more says in the commit what for.
 */
const perRow: Readonly<Record<string, Pick<Work, 'own' | 'packages'>>> = {
  on: { own: 2730, packages: 182 },
  off: { own: 2440, packages: 1435 },
};
const room = 1.1;

const script = new URL('count-work.ts', import.meta.url).pathname;
const counting = promisify(execFile)(process.execPath, [script], { encoding: 'utf8' }).then(
  ({ stdout }) => JSON.parse(stdout) as CountedWork,
);

describe.each(['on', 'off'])('the work of a page (FAST_PATH=%s)', (path) => {
  const work = async (first: number): Promise<Work> => (await counting)[path]![first]!;
  const more = async (from: number, to: number, what: 'own' | 'packages') =>
    ((await work(to))[what] - (await work(from))[what]) / (to - from);

  it.each(['own', 'packages'] as const)('one more row costs the same at 20 and at 99 rows: %s', async (what) => {
    expect(await more(60, 99, what)).toBeLessThanOrEqual(room * (await more(20, 60, what)));
  });

  it.each(['own', 'packages'] as const)('one more row costs no more than when it was counted: %s', async (what) => {
    expect(await more(20, 60, what)).toBeLessThanOrEqual(room * perRow[path]![what]);
  });

  it('100 rows, which need a second call, cost no more by the row than the 20 rows that this one brings too', async () => {
    const [most, least] = [await work(100), await work(20)];
    for (const what of ['own', 'packages'] as const)
      expect(most[what] / 100).toBeLessThanOrEqual(1.2 * (least[what] / 20));
  });

  it.each([20, 60, 99])('each row that a vendor sent for a page of %i is mapped once', async (first) => {
    expect((await work(first)).mapped).toEqual({
      'vendors/kuaishou KuaishouLead': 2 * (first + 1), // advertisers
      'vendors/sobot ListedCustomer': first + 1,
      'vendors/wshoto CustomerRow': first + 1,
      'vendors/wshoto LeadRow': first + 1,
    });
  });
});
