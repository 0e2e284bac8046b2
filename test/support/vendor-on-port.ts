import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { systemClock } from '../../src/vendors/clock.ts';
import * as registry from '../../src/vendors/registry.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';
import { readAll, replyWith, speak, type Words } from './vendor-trouble.ts';

/** Vendors whose troubles are played over sockets, each in its own words. */
export type CalledVendor = Extract<VendorName, 'kuaishou' | 'sobot' | 'wshoto'>;

/** A vendor's own sandbox behind a real port of 127.0.0.1, with a switch for every trouble that an outside world can make. */
export interface VendorOnPort {
  readonly name: CalledVendor;
  /** Settings that make the adapter talk to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Calls that came, by path below the base URL, e.g. `/get_token`. */
  readonly calls: ReadonlyMap<string, number>;
  /** Bytes handed to the operating system so far, connections open now, and the most that ever were at once. */
  sent(): number;
  open(): number;
  mostOpen(): number;
  /** From now on every call meets this trouble; `where` narrows it to some paths. Null: all is well again. */
  makeTrouble(trouble: Trouble | LostAnswer | null, where?: RegExp): Promise<void>;
  close(): Promise<void>;
}

export const troubles = [
  'refused',
  'reset',
  'hang',
  '500',
  '502-html',
  '429',
  '429-retry-after',
  'truncated',
  'empty',
  'null',
  'garbage',
  'html',
  'wrong-shape',
  'huge',
  'token-expired',
  'token-expired-once',
  'rate-limited',
  'unknown-code',
] as const;
export type Trouble = (typeof troubles)[number];

/** The vendor does what it was asked, and nobody hears of it: the connection is cut, or silent. */
export type LostAnswer = 'cut-after' | 'hang-after';

const isLostAnswer = (trouble: Trouble | LostAnswer): trouble is LostAnswer =>
  trouble === 'cut-after' || trouble === 'hang-after';

export async function vendorOnPort(name: CalledVendor): Promise<VendorOnPort> {
  const definition = registry[name];
  const sandbox = definition.sandbox(systemClock);
  const variable = definition.settings.baseUrlVariable!;
  const base = new URL(sandbox.env[variable]!);
  const calls = new Map<string, number>();
  let trouble: Trouble | LostAnswer | null = null;
  let where = /^/;

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', base);
    const path = url.pathname.slice(base.pathname.length);
    calls.set(path, (calls.get(path) ?? 0) + 1);
    const isToken = /token/.test(path);
    const met = trouble !== null && where.test(path) && !(isToken && isAboutTheCall(trouble)) ? trouble : null;
    if (met === null || isLostAnswer(met)) {
      const request = new Request(url, {
        method: incoming.method!,
        headers: new Headers(incoming.headers as Record<string, string>),
        body: incoming.method === 'POST' ? await readAll(incoming) : null,
      });
      const response = await sandbox.fetch!(request);
      if (met === null) return replyWith(response, outgoing);
      if (met === 'cut-after') outgoing.socket?.resetAndDestroy();
      return;
    }
    if (met === 'token-expired-once') {
      trouble = null;
      return speak('token-expired', sandbox.troubles as Words, outgoing);
    }
    return speak(met, { ...(sandbox.troubles as Words), ...wrongShapes[name] }, outgoing);
  }

  let sentBefore = 0;
  let mostOpen = 0;
  const sockets = new Set<NonNullable<IncomingMessage['socket']>>();
  const server = createServer((incoming, outgoing) => {
    incoming.on('error', () => undefined);
    outgoing.on('error', () => undefined);
    void answer(incoming, outgoing);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    mostOpen = Math.max(mostOpen, sockets.size);
    socket.on('close', () => {
      sentBefore += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  const listen = async (at: number) => void (await once(server.listen(at, '127.0.0.1'), 'listening'));
  await listen(0);
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    name,
    env: { ...sandbox.env, [variable]: `http://127.0.0.1:${port}${base.pathname}` },
    calls,
    sent: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, sentBefore),
    open: () => sockets.size,
    mostOpen: () => mostOpen,
    async makeTrouble(wanted, paths = /^/) {
      trouble = wanted;
      where = paths;
      if (wanted === 'refused') await close();
      else if (!server.listening) await listen(port);
    },
    close,
  };
}

/** Troubles that a vendor words in its envelope are about business calls; it still hands out tokens. */
const isAboutTheCall = (trouble: Trouble | LostAnswer): boolean =>
  ['token-expired', 'token-expired-once', 'rate-limited', 'unknown-code', 'wrong-shape'].includes(trouble);

const json = (body: string) => () => new Response(body, { headers: { 'content-type': 'application/json' } });

/** Success in the vendor's own envelope, around something that is no list and no record. */
const wrongShapes: Readonly<Record<CalledVendor, { readonly 'wrong-shape': () => Response }>> = {
  kuaishou: { 'wrong-shape': json('{"code":0,"message":"OK","data":42}') },
  sobot: { 'wrong-shape': json('{"ret_code":"000000","ret_msg":"ok","item":42,"items":42,"total_count":"many"}') },
  wshoto: { 'wrong-shape': json('{"code":0,"msg":"ok","data":42}') },
};
