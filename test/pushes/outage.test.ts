// The database goes away under pushes and comes back. OUTAGE_SECONDS makes it longer than a test run wants.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wire } from '../faults/wire.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { startProgram } from '../support/program.ts';
import { postgres } from '../support/real-parts.ts';
import { aCourier } from './courier.ts';
import { aFolder } from './a-folder.ts';
import { allChanges } from './all-changes.ts';
import { notes } from './jing-notes.ts';

const outageMs = Number(process.env['OUTAGE_SECONDS'] ?? 2) * 1000;
const secret = 'a-secret-of-the-test';

describe.runIf(postgres.isHere)('PostgreSQL that goes away under pushes', () => {
  it.each(['cut', 'hang'] as const)(
    'is answered with 503 while it is away (%s), and nothing that was accepted is lost, without a restart',
    { timeout: 120_000 + outageMs },
    async (how) => {
      const database = await freshDatabase();
      onTestFinished(() => database.drop());
      const line = await wire(database.url);
      const environment = { DATABASE_URL: line.url, JING_WEBHOOK_SECRET: secret };
      const program = await startProgram(aFolder(), environment);
      const courier = aCourier(`${program.url}/webhooks/jing/${secret}`);
      onTestFinished(() => courier.close());
      const pushes = notes(400, how);
      const bodies = pushes.map(({ body }) => body);

      await courier.deliverAll(bodies.slice(0, 100), 8);
      await line[how]();
      const delivering = courier.deliverAll(bodies.slice(100), 8);
      await expect.poll(() => courier.met.get(503) ?? 0, { timeout: 30_000 }).toBeGreaterThan(7);
      await wait(outageMs);
      expect(courier.delivered.count).toBe(100);
      expect([...courier.met.keys()]).toEqual([503]);
      const status = async (path: string) => (await fetch(`${program.url}${path}`)).status;
      expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
      await line.restore();
      await delivering;

      const tells = await allChanges(program.ask);
      expect(tells.toSorted()).toEqual(pushes.map((push) => push.tells).toSorted());
      expect(await status('/readyz')).toBe(200);
    },
  );
});
