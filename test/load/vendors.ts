import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { CalledVendor, Trouble } from '../support/vendor-on-port.ts';
import { questionsTo } from './asked-over-ipc.ts';
import type { VendorSight, VendorsReply } from './vendors-process.ts';

const program = new URL('vendors-process.ts', import.meta.url);

/** The called vendors, outside: in a process of their own. */
export interface Vendors {
  /** Settings that make a server talk to them; Jing's pushes are let in too. */
  readonly env: Readonly<Record<string, string>>;
  makeTrouble(vendor: CalledVendor, trouble: Trouble | null): Promise<void>;
  look(): Promise<Readonly<Record<CalledVendor, VendorSight>>>;
  close(): Promise<void>;
}

/** The last part of the path of Jing's pushes. */
export const jingSecret = 'a-secret-of-the-load';

export async function startVendors(): Promise<Vendors> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { ready, ask } = questionsTo<VendorsReply>(child);
  const { env } = await ready;
  return {
    env: { ...env, JING_WEBHOOK_SECRET: jingSecret },
    makeTrouble: async (vendor, trouble) => void (await ask({ trouble: [vendor, trouble] })),
    look: async () => (await ask()).seen,
    async close() {
      const ended = once(child, 'close');
      child.kill();
      await ended;
    },
  };
}
