// Two processes, one database, one Redis.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openStream } from '../support/event-stream.ts';
import { startProgram } from '../support/program.ts';
import { redis } from '../support/real-parts.ts';
import { aFolder } from './a-folder.ts';
import { nativeOf } from './all-changes.ts';
import { aCourier } from './courier.ts';
import { notes } from './jing-notes.ts';
import { pushStores } from './push-stores.ts';

const secret = 'a-secret-of-the-test';
const dying = new URL('dies-after-commit.ts', import.meta.url).pathname;

describe.runIf(redis.isHere).each(pushStores)('two processes over one $name and one Redis', ({ place }) => {
  it(
    'bring what is pushed to one to the subscribers of the other, also when the one dies before it can tell',
    { timeout: 300_000 },
    async () => {
      const folder = aFolder();
      const stored = await place();
      const environment = { JING_WEBHOOK_SECRET: secret, REDIS_URL: redis.url, ...stored };
      const [one, other] = await Promise.all([startProgram(folder, environment), startProgram(folder, environment)]);
      const query = 'subscription { changes(vendors: [JING]) { recordId } }';
      const stream = await openStream(`${other.url}/graphql`, query);
      const next = async () => nativeOf((await stream.next())?.data.data.changes.recordId);
      const [first, second, third] = notes(12, 'two').filter((_, index) => index % 4 === 0);

      const courier = aCourier(`${one.url}/webhooks/jing/${secret}`);
      await courier.deliverAll([first!.body], 1);
      expect(await next()).toBe('two-0');

      const publisher = spawn(process.execPath, [dying, second!.body], {
        env: { ...process.env, DATA_DIR: folder, ...stored },
      });
      const [, signal] = await once(publisher, 'close');
      expect(signal).toBe('SIGKILL');
      expect(await next()).toBe('two-1');

      await courier.deliverAll([third!.body], 1);
      expect(await next()).toBe('two-2');
      await courier.close();
    },
  );
});
