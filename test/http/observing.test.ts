import { describe, expect, it } from 'vitest';
import { answerOf, ask } from '../support/ask.ts';
import { aSandboxServer } from '../support/sandbox-server.ts';
import { serverOverPorts } from '../support/server-over-ports.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';
import type { Server } from '../../src/server.ts';

/** The value of one line of /metrics; null if it is not there. */
async function metric(server: Server, line: string): Promise<number | null> {
  const text = await (await server.fetch('http://localhost/metrics')).text();
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

const linesOf = (text: string, start: string) => text.split('\n').filter((line) => line.startsWith(start));

describe('/metrics', () => {
  it('counts as many calls as the vendor itself, retries and tokens included, and tells errors by kind', async ({
    onTestFinished,
  }) => {
    const vendor = await vendorOnPort('sobot');
    const running = await serverOverPorts([vendor]);
    onTestFinished(async () => {
      await running.close();
      await vendor.close();
    });
    const { server } = running;
    const question = '{ customers(vendors: [SOBOT]) { nodes { id tags { id } } } }';
    await Promise.all([ask(server, question), ask(server, question), ask(server, question)]);
    await vendor.makeTrouble('502-html', /list_by_page/);
    await ask(server, question);
    await vendor.makeTrouble('unknown-code', /list_by_page/);
    await ask(server, question);
    await vendor.makeTrouble(null);

    const text = await (await server.fetch('http://localhost/metrics')).text();
    const counted = linesOf(text, 'crm_vendor_calls_total{vendor="sobot"').map((line) =>
      Number(line.split(' ').at(-1)),
    );
    const own = [...vendor.calls.values()].reduce((sum, calls) => sum + calls, 0);
    expect(counted.reduce((sum, calls) => sum + calls, 0)).toBe(own);
    const list = 'vendor="sobot",endpoint="user/list_by_page"';
    expect(await metric(server, `crm_vendor_calls_total{${list}}`)).toBe(vendor.calls.get('/scrm/5/user/list_by_page'));
    expect(await metric(server, `crm_vendor_errors_total{${list},kind="UNAVAILABLE"}`)).toBe(2);
    expect(await metric(server, `crm_vendor_errors_total{${list},kind="REJECTED"}`)).toBe(1);
    expect(await metric(server, `crm_vendor_retries_total{${list}}`)).toBe(1);
    expect(await metric(server, `crm_vendor_shared_total{${list}}`)).toBe(2);
    expect(await metric(server, 'crm_vendor_token_fetches_total{vendor="sobot",outcome="ok"}')).toBe(1);
    expect(await metric(server, 'crm_vendor_calls_in_flight{vendor="sobot"}')).toBe(0);
    expect(await metric(server, 'crm_vendor_health{vendor="sobot",state="DEGRADED"}')).toBe(1);
    expect(await metric(server, 'crm_store_ready')).toBe(1);
    expect(await metric(server, 'crm_shared_state{state="own"}')).toBe(1);
    expect(await metric(server, 'crm_shared_state{state="unavailable"}')).toBe(0);
    for (const secret of running.secrets) expect(text).not.toContain(secret);
  });

  it('tells GraphQL requests by operation and outcome, and how many names whoever asks', async () => {
    const { server } = await aSandboxServer();
    await ask(server, 'query Mine { customers { nodes { id } } }');
    await ask(server, 'query Mine { customers { nodes { id } } }', { headers: { 'x-sandbox': 'sobot=500' } });
    await ask(server, 'query Tel13800138000 { vendors { name } }');
    await ask(server, '{ nothing }');
    for (let n = 0; n < 120; n++) await ask(server, `query Many${n} { __typename }`);
    expect(await metric(server, 'crm_graphql_requests_total{operation="Mine",outcome="ok"}')).toBe(1);
    expect(await metric(server, 'crm_graphql_requests_total{operation="Mine",outcome="partial"}')).toBe(1);
    expect(await metric(server, 'crm_graphql_requests_total{operation="none",outcome="refused"}')).toBe(1);
    expect(await metric(server, 'crm_graphql_requests_total{operation="other",outcome="ok"}')).toBe(22);
    const text = await (await server.fetch('http://localhost/metrics')).text();
    expect(text).not.toContain('13800138000');
    expect(text).toContain('nodejs_heap_size_total_bytes');
  });

  it('tells pushes by what became of them, and those of made-up vendors under one name', async () => {
    const { server } = await aSandboxServer();
    const push = (vendor: string, secret: string, body: string) =>
      server.fetch(`http://localhost/webhooks/${vendor}/${secret}`, { method: 'POST', body });
    const before = (await metric(server, 'crm_pushes_total{vendor="jing",outcome="accepted"}')) ?? 0;
    const body = JSON.stringify({
      event_type: 'object_create',
      create_time: 1_793_000_000,
      extra_data: { object_name: 'lead', entity_id: 'counted', mapping_data: { name: ['小红'] } },
    });
    await push('jing', 'sandbox', body);
    await push('jing', 'sandbox', body);
    await push('jing', 'wrong', body);
    await push('jing', 'sandbox', 'no JSON');
    await push('acme', 'sandbox', body);
    expect(await metric(server, 'crm_pushes_total{vendor="jing",outcome="accepted"}')).toBe(before + 1);
    expect(await metric(server, 'crm_pushes_total{vendor="jing",outcome="repeat"}')).toBe(1);
    expect(await metric(server, 'crm_pushes_total{vendor="jing",outcome="refused_404"}')).toBe(1);
    expect(await metric(server, 'crm_pushes_total{vendor="jing",outcome="refused_400"}')).toBe(1);
    expect(await metric(server, 'crm_pushes_total{vendor="unknown",outcome="refused_404"}')).toBe(1);
  });
});

describe('x-vendor-calls: 1', () => {
  const question = '{ customers(vendors: [SOBOT]) { nodes { id } } tags(vendors: [SOBOT]) { nodes { id } } }';

  it('tells what vendors were asked for this request, and what had been kept', async () => {
    const { server } = await aSandboxServer();
    const headers = { 'x-vendor-calls': '1' };
    const first = (await ask(server, question, { headers })).body.extensions.vendorCalls;
    expect(first).toContainEqual({
      vendor: 'SOBOT',
      endpoint: 'user/list_by_page',
      calls: 1,
      totalMs: expect.any(Number),
      shared: 0,
      kept: 0,
    });
    const again = (await ask(server, question, { headers })).body.extensions.vendorCalls;
    expect(again).toContainEqual(expect.objectContaining({ endpoint: 'label/list', calls: 0, kept: 1 }));
  });

  it('is told to nobody else', async () => {
    const { server } = await aSandboxServer();
    expect((await ask(server, question)).body.extensions).toBeUndefined();
  });
});

describe('health', () => {
  it('sees credentials refused within HTTP 200, and rows of another shape', async ({ onTestFinished }) => {
    const vendor = await vendorOnPort('sobot');
    const running = await serverOverPorts([vendor]);
    onTestFinished(async () => {
      await running.close();
      await vendor.close();
    });
    const question = '{ customers(vendors: [SOBOT]) { nodes { id } } }';
    const health = async () =>
      (await answerOf(await running.server.fetch('http://localhost/readyz'))).body.vendors.sobot;
    await ask(running.server, question);
    expect(await health()).toMatchObject({ state: 'UP', problem: null });
    await vendor.makeTrouble('unknown-code');
    await ask(running.server, question);
    expect(await health()).toMatchObject({ state: 'DEGRADED', problem: 'REJECTED' });
    await vendor.makeTrouble(null);
    await ask(running.server, question);
    expect(await health()).toMatchObject({ state: 'UP' });
    await vendor.makeTrouble('wrong-shape');
    await ask(running.server, question);
    expect(await health()).toMatchObject({ state: 'DEGRADED', problem: 'BAD_REPLY' });
  });
});

describe('the log', () => {
  it('has a line for a vendor call that failed, with the id of the request and nothing of what was asked', async ({
    onTestFinished,
  }) => {
    const vendor = await vendorOnPort('kuaishou');
    const running = await serverOverPorts([vendor]);
    onTestFinished(async () => {
      await running.close();
      await vendor.close();
    });
    await vendor.makeTrouble('500', /clue/);
    const question = '{ leads(vendors: [KUAISHOU], filter: { phone: "+8613800138000" }) { nodes { id } } }';
    await ask(running.server, question, { headers: { 'x-request-id': 'my-request-1' } });
    const lines = running.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'vendor call failed');
    expect(lines[0]).toEqual({
      level: 40,
      time: expect.any(String),
      msg: 'vendor call failed',
      vendor: 'kuaishou',
      endpoint: 'clue/list',
      kind: 'UNAVAILABLE',
      ms: expect.any(Number),
      requestId: 'my-request-1',
    });
    expect(running.log.join('')).not.toContain('138');
  });
});
