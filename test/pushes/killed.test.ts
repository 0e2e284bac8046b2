// The promise of pushes: what was answered with 2xx is kept, once, whatever happens to the process.
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startProgram } from '../support/program.ts';
import { aFolder } from './a-folder.ts';
import { aCourier } from './courier.ts';
import { notes } from './jing-notes.ts';
import { allChanges } from './all-changes.ts';
import { pushStores } from './push-stores.ts';

const secret = 'a-secret-of-the-test';
const count = 2000;
const kills = 8;

it.each(pushStores)(
  'of 2,000 pushes over 16 connections none is lost and none counts twice, though the process is killed 8 times ($name)',
  { timeout: 400_000 },
  async ({ place }) => {
    const folder = aFolder();
    const environment = { PORT: String(await freePort()), JING_WEBHOOK_SECRET: secret, ...(await place()) };
    const start = async () => startProgram(folder, environment);

    let program = await start();
    const courier = aCourier(`http://127.0.0.1:${environment.PORT}/webhooks/jing/${secret}`);
    onTestFinished(() => courier.close());
    const pushes = notes(count);
    const bodies = pushes.map(({ body }) => body);

    const delivering = courier.deliverAll(bodies, 16);
    for (let kill = 1; kill <= kills; kill++) {
      const due = (kill * count) / (kills + 1);
      await expect.poll(() => courier.delivered.count, { timeout: 60_000, interval: 5 }).toBeGreaterThan(due);
      await program.kill();
      program = await start();
    }
    await delivering;
    expect(courier.met.get('broken')).toBeGreaterThan(0);
    // Some come once more: the vendor never saw our answer.
    await courier.deliverAll(bodies.slice(0, 400), 16);

    const tells = await allChanges(program.ask);
    expect(tells.toSorted()).toEqual(pushes.map((push) => push.tells).toSorted());
    const { body } = await program.ask('{ leads(vendors: [JING], first: 1) { totalCount } }');
    expect(body.data.leads.totalCount).toBe(count / 4);
  },
);
