// The vendors of the benchmark, in a process of their own: the sandboxes behind ports, made so cheap that they are
// never what is measured. A reply is computed once and then written as the same bytes to whoever asks the same.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../../src/vendors/clock.ts';
import * as registry from '../../src/vendors/registry.ts';
import { sign } from '../../src/vendors/sobot/token.ts';
import { manyRows } from '../../test/support/many-rows/many-rows.ts';
import type { CalledVendor } from '../../test/support/vendor-on-port.ts';
import { isHere, type ToVendors, type Vendors } from './vendors.ts';

const names = ['kuaishou', 'sobot', 'wshoto'] as const satisfies readonly CalledVendor[];

/** How the vendors of one variant behave. */
interface Mood {
  delayMs: number;
  dead: CalledVendor | null;
}

interface Trio {
  readonly mood: Mood;
  readonly env: Readonly<Record<string, string>>;
  readonly calls: Record<string, number>;
}

const trios: Trio[] = [];
const headEnd = '\r\n\r\n';

/** One vendor on a port. Whoever asks it one thing after the other over one connection is answered in turn. */
async function vendorOnPort(name: CalledVendor, { mood, calls }: Pick<Trio, 'mood' | 'calls'>, rows: number | null) {
  const definition = registry[name];
  const sandbox = definition.sandbox(systemClock);
  const many = rows === null ? null : manyRows(rows);
  const played = (request: Request): Promise<Response> => sandbox.fetch!(request);
  const variable = definition.settings.baseUrlVariable!;
  const base = new URL(sandbox.env[variable]!);
  const memory = new Map<string, Buffer>();

  async function replyTo(head: string, body: string): Promise<Buffer> {
    const line = head.slice(0, head.indexOf('\r\n'));
    const [method = '', target = ''] = line.split(' ');
    const path = target.slice(base.pathname.length).replace(/\?.*/, '');
    calls[path] = (calls[path] ?? 0) + 1;
    const isToken = path.includes('token') && !path.includes('scrm');
    const key = withoutBound(`${line}\n${body}`);
    const known = memory.get(key);
    if (known !== undefined) return known;
    const url = new URL(target, base);
    const request = new Request(url, { method, headers: headersIn(head), body: method === 'POST' ? body : null });
    const response = await (many === null ? played(request) : many(request, played));
    const payload = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get('content-type') ?? 'application/json';
    const start = `HTTP/1.1 ${response.status} OK\r\ncontent-type: ${type}\r\ncontent-length: ${payload.length}${headEnd}`;
    const reply = Buffer.concat([Buffer.from(start), payload]);
    if (!isToken && response.status === 200) memory.set(key, reply);
    return reply;
  }

  function serve(socket: Socket): void {
    let text = '';
    let turn = Promise.resolve();
    const answerAfter = async (earlier: Promise<void>, head: string, body: string): Promise<void> => {
      await earlier;
      const reply = await replyTo(head, body);
      if (mood.delayMs > 0) setTimeout(() => socket.write(reply), mood.delayMs);
      else socket.write(reply);
    };
    socket.setNoDelay(true).setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const end = text.indexOf(headEnd);
        if (end === -1) return;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
        const head = text.slice(0, end);
        const rest = text.slice(end + headEnd.length);
        if (Buffer.byteLength(rest) < length) return;
        const body = length === rest.length ? rest : Buffer.from(rest).subarray(0, length).toString();
        text = rest.slice(body.length);
        if (mood.dead === name) continue; // hangs
        turn = answerAfter(turn, head, body);
      }
    });
  }

  const server: Server = createServer(serve);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const env: Record<string, string> = { ...sandbox.env, [variable]: `http://127.0.0.1:${port}${base.pathname}` };
  delete env[`${name.toUpperCase()}_WEBHOOK_SECRET`];
  return env;
}

/**
 * Each request of the benchmark may bring its own bound of time, far in the future, so that no two vendor calls are
 * equal to whoever makes them. All these bounds mean the same, and only the vendors know.
 */
const withoutBound = (key: string): string =>
  key.replace(/("?(?:create_)?end_time"?[:=])(?:"20[4-9]\d-[^"]*"|22\d{11}\b|22\d{8}\b)/, '$1far');

function headersIn(head: string): Headers {
  const headers = new Headers();
  for (const line of head.split('\r\n').slice(1)) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}

/** Kuaishou's access token is a setting here, as where somebody put one in by hand. */
async function accessToken(env: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(`${env['KUAISHOU_BASE_URL']}/oauth2/authorize/refresh_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      app_id: Number(env['KUAISHOU_APP_ID']),
      secret: env['KUAISHOU_APP_SECRET'],
      refresh_token: env['KUAISHOU_REFRESH_TOKEN'],
    }),
  });
  const { data } = (await response.json()) as { readonly data: { readonly access_token: string } };
  return data.access_token;
}

/** Void as soon as somebody else gets one. */
async function sobotToken(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const { SOBOT_APP_ID: appid = '', SOBOT_APP_KEY: key = '' } = env;
  const createTime = String(Math.floor(Date.now() / 1000));
  const query = new URLSearchParams({ appid, create_time: createTime, sign: sign(appid, createTime, key) });
  const response = await fetch(`${env['SOBOT_BASE_URL']}/get_token?${query.toString()}`);
  const { item } = (await response.json()) as { readonly item: { readonly token: string } };
  return item.token;
}

async function open(rows: number | null): Promise<Vendors> {
  const mood: Mood = { delayMs: 0, dead: null };
  const calls: Record<string, number> = {};
  const envs = await Promise.all(names.map((name) => vendorOnPort(name, { mood, calls }, rows)));
  const all = Object.assign({}, ...envs) as Record<string, string>;
  const token = await accessToken(all);
  const { KUAISHOU_APP_ID: _id, KUAISHOU_APP_SECRET: _secret, KUAISHOU_REFRESH_TOKEN: _seed, ...others } = all;
  const env: Record<string, string> = { ...others, KUAISHOU_ACCESS_TOKEN: token };
  trios.push({ mood, env, calls });
  const envOfPeers = { SOBOT_BASE_URL: env['SOBOT_BASE_URL']!, SOBOT_TOKEN: await sobotToken(env) };
  for (const path of Object.keys(calls)) delete calls[path];
  return { id: trios.length - 1, env, envOfPeers };
}

async function answer(message: ToVendors): Promise<unknown> {
  if (message.kind === 'open') return open(message.rows);
  const { mood, calls } = trios[message.id]!;
  if (message.kind === 'mood') return void Object.assign(mood, message.mood);
  const counted = { ...calls };
  for (const path of Object.keys(calls)) delete calls[path];
  return counted;
}

process.on('message', (message: ToVendors) => {
  void answer(message).then((value) => process.send?.({ number: message.number, value: value ?? null }));
});
process.send?.(isHere);
