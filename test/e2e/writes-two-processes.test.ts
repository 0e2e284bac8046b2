// One idempotency key, two processes, one PostgreSQL.
import { expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { startProgram } from '../support/program.ts';
import { postgres } from '../support/real-parts.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

const create = `mutation { customerCreate(input: {
  vendor: SOBOT, nickname: "写手乙", status: FIRST_INQUIRY, phone: "+8613911112222", idempotencyKey: "k"
}) { outcome action userErrors { message } record { id nickname phone } } }`;

it.runIf(postgres.isHere)(
  'customerCreate asked twenty times at once with one key, of two processes, calls the vendor once, and all hear the same',
  { timeout: 60_000 },
  async () => {
    const vendor = await vendorOnPort('sobot');
    onTestFinished(vendor.close);
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const environment = { ...vendor.env, DATABASE_URL: database.url, REQUEST_BUDGET_MS: '15000' };
    const programs = await Promise.all([startProgram(aFolder(), environment), startProgram(aFolder(), environment)]);
    const asked = Array.from({ length: 20 }, (_, n) => programs[n % programs.length]!.ask(create));
    const [first, ...others] = (await Promise.all(asked)).map(({ body }) => body);
    expect(first.data.customerCreate).toMatchObject({
      outcome: 'APPLIED',
      action: 'ADDED',
      userErrors: [],
      record: { nickname: '写手乙', phone: '+8613911112222' },
    });
    for (const other of others) expect(other).toEqual(first);
    expect(vendor.calls.get('/scrm/5/user/save')).toBe(1);
    expect(vendor.calls.get('/get_token')).toBe(1);
  },
);
