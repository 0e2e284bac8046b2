// A process that keeps one push and is killed before it can tell anybody: node dies-after-commit.ts <reading as JSON>
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { push } from '../../src/vendors/jing/pushes/push.ts';

const [body = '{}'] = process.argv.slice(2);
const { DATABASE_URL, DATA_DIR = '.' } = process.env;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const store =
  DATABASE_URL === undefined
    ? openSqliteStore({ path: `${DATA_DIR}/crm-federation.sqlite`, clock: systemClock })
    : await openPostgresStore({ url: DATABASE_URL, clock: systemClock, log });
store.changes.onNews(() => process.kill(process.pid, 'SIGKILL'));
await store.accept({ vendor: 'jing', body, receivedAt: new Date(), reading: push.read(JSON.parse(body)) });
