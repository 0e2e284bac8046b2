// Writes over the whole server to a vendor behind a port that keeps what is written to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.ts';
import { startProgram } from '../support/program.ts';
import { serverOverPorts } from '../support/server-over-ports.ts';
import { vendorOnPort, type VendorOnPort } from '../support/vendor-on-port.ts';

const save = '/scrm/5/user/save';

async function aVendor() {
  const vendor = await vendorOnPort('sobot');
  onTestFinished(vendor.close);
  return { vendor, saves: () => vendor.calls.get(save) ?? 0 };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crm-federation-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server over this vendor, and what is in this folder. */
async function aServer(vendor: VendorOnPort, folder: string, environment: Record<string, string> = {}) {
  const { server, log, close } = await serverOverPorts([vendor], { DATA_DIR: folder, ...environment });
  onTestFinished(close);
  return { log, close, ask: async (query: string) => (await ask(server, query)).body };
}

const create = (key: string | null, nickname = '写手乙', more = '') => `mutation { customerCreate(input: {
  vendor: SOBOT, nickname: "${nickname}", status: FIRST_INQUIRY, phone: "+8613911112222", email: "xie.shou@example.com"
  ${key === null ? '' : `idempotencyKey: "${key}"`} ${more}
}) { outcome reason readBack action userErrors { path code message } record { nickname phone } } }`;

const named = (nickname: string) => `{ customers(vendors: [SOBOT], first: 100, filter: { nickname: "${nickname}" }) {
  nodes { nickname } sources { status } } }`;

const made = { nickname: '写手乙', phone: '+8613911112222' };

describe('customerCreate', () => {
  it('asked twenty times at once with one key calls the vendor once, and all hear the same', async () => {
    const { vendor, saves } = await aVendor();
    const server = await aServer(vendor, aFolder());
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.ask(create('k'))));
    for (const answer of answers) {
      expect(answer).toEqual(answers[0]);
      expect(answer.data.customerCreate).toMatchObject({ outcome: 'APPLIED', action: 'ADDED', record: made });
    }
    expect(saves()).toBe(1);
    expect((await server.ask(named('写手乙'))).data.customers.nodes).toEqual([{ nickname: '写手乙' }]);
  });

  it('with the key of another input is a CONFLICT, and the vendor hears nothing', async () => {
    const { vendor, saves } = await aVendor();
    const server = await aServer(vendor, aFolder());
    await server.ask(create('k'));
    const { errors } = await server.ask(create('k', '写手丙'));
    expect(errors).toMatchObject([{ path: ['customerCreate'], extensions: { code: 'CONFLICT' } }]);
    expect(saves()).toBe(1);
  });

  it.each([
    ['cut', 'cut-after', {}],
    ['silent', 'hang-after', { VENDOR_TIMEOUT_MS: '500' }],
  ] as const)(
    'is UNKNOWN when the line is %s after the vendor has done it; the key then finds it',
    async (_how, trouble, settings) => {
      const { vendor, saves } = await aVendor();
      const server = await aServer(vendor, aFolder(), settings);
      await vendor.makeTrouble(trouble, /user\/save/);
      const first = await server.ask(create('k'));
      expect(first.errors).toBeUndefined();
      expect(first.data.customerCreate).toMatchObject({ outcome: 'UNKNOWN', readBack: null, record: null });
      expect(first.data.customerCreate.reason).toMatch(/The write may have been done\.$/);
      expect((await server.ask(named('写手乙'))).data.customers.nodes).toHaveLength(1);

      const again = await server.ask(create('k'));
      const found = { outcome: 'APPLIED', readBack: 'FOUND', action: 'ADDED', record: made };
      expect(again.data.customerCreate).toMatchObject(found);
      expect((await server.ask(create('k'))).data.customerCreate).toMatchObject(found);
      expect(saves()).toBe(1);
      expect((await server.ask(named('写手乙'))).data.customers.nodes).toHaveLength(1);
    },
  );

  it('is found by its key after a restart of the server too', async () => {
    const { vendor, saves } = await aVendor();
    const folder = aFolder();
    const first = await aServer(vendor, folder);
    await vendor.makeTrouble('cut-after', /user\/save/);
    expect((await first.ask(create('k'))).data.customerCreate.outcome).toBe('UNKNOWN');
    await first.close();

    const second = await aServer(vendor, folder);
    expect((await second.ask(create('k'))).data.customerCreate).toMatchObject({
      outcome: 'APPLIED',
      readBack: 'FOUND',
      record: made,
    });
    expect((await second.ask(create('k', '写手丙'))).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(saves()).toBe(1);
  });

  it('that never reached the vendor stays UNKNOWN and is not found, and is not sent by its key', async () => {
    const { vendor, saves } = await aVendor();
    const server = await aServer(vendor, aFolder());
    await vendor.makeTrouble('reset', /user\/save/);
    expect((await server.ask(create('k'))).data.customerCreate.outcome).toBe('UNKNOWN');
    await vendor.makeTrouble(null);
    expect((await server.ask(create('k'))).data.customerCreate).toMatchObject({
      outcome: 'UNKNOWN',
      readBack: 'NOT_FOUND',
      record: null,
    });
    expect(saves()).toBe(1);
  });

  it('that could not be sent is an error, and goes out with the same key when the vendor is back', async () => {
    const { vendor, saves } = await aVendor();
    const server = await aServer(vendor, aFolder());
    await vendor.makeTrouble('refused');
    const { errors } = await server.ask(create('k'));
    expect(errors).toMatchObject([{ path: ['customerCreate'], extensions: { code: 'UNAVAILABLE', retryable: true } }]);
    expect(errors[0].message).toMatch(/Nothing was written\.$/);
    await vendor.makeTrouble(null);
    expect((await server.ask(create('k'))).data.customerCreate).toMatchObject({ outcome: 'APPLIED', record: made });
    expect(saves()).toBe(1);
  });

  it('cut off by the death of the process is answered for after its restart, and never sent again', async () => {
    const { vendor, saves } = await aVendor();
    const folder = aFolder();
    const settings = { ...vendor.env, REQUEST_BUDGET_MS: '1500', VENDOR_TIMEOUT_MS: '1500' };
    const first = await startProgram(folder, settings);
    await vendor.makeTrouble('hang-after', /user\/save/);
    const dropped = first.ask(create('k')).catch(() => 'no answer');
    await expect.poll(saves).toBe(1);
    await first.kill();
    expect(await dropped).toBe('no answer');
    await vendor.makeTrouble(null);

    const second = await startProgram(folder, settings);
    const heard: string[] = [];
    const outcome = async () => {
      const { data, errors } = (await second.ask(create('k'))).body;
      heard.push(errors?.[0].extensions.code ?? data.customerCreate.outcome);
      return { ...data?.customerCreate };
    };
    await expect
      .poll(outcome, { timeout: 10_000 })
      .toMatchObject({ outcome: 'APPLIED', readBack: 'FOUND', record: made });
    expect(new Set(heard.slice(0, -1))).toEqual(new Set(heard.length > 1 ? ['IN_PROGRESS'] : []));
    expect(saves()).toBe(1);
    expect((await second.ask(named('写手乙'))).body.data.customers.nodes).toHaveLength(1);
  });

  it.each(['cut-after', 'reset', 'garbage', '500', 'refused', 'unknown-code', 'token-expired'] as const)(
    'writes nothing of its input into the log or an error when the vendor plays %s',
    async (trouble) => {
      const { vendor } = await aVendor();
      const server = await aServer(vendor, aFolder());
      await vendor.makeTrouble(trouble);
      const answers = [await server.ask(create('k')), await server.ask(create('k')), await server.ask(create(null))];
      const told = answers.map(({ data, errors }) => JSON.stringify([errors, data?.customerCreate.reason]));
      for (const text of [...told, ...server.log]) {
        expect(text).not.toMatch(/写手乙|13911112222|xie\.shou/);
      }
      expect(server.log.length + told.length).toBeGreaterThan(3);
    },
  );
});
