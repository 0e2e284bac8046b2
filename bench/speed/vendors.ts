import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { CalledVendor } from '../../test/support/vendor-on-port.ts';
import { onCore } from './cores.ts';

/** A set of vendors of one's own: nobody else's tokens or counts. */
export interface Vendors {
  readonly id: number;
  /** Settings that make a server talk to them. */
  readonly env: Readonly<Record<string, string>>;
  /** The same for a gateway, which cannot get a token of Sobot's by itself. */
  readonly envOfPeers: Readonly<Record<string, string>>;
}

/** How vendors behave: each reply so late, and one of them silent for ever. */
export interface Mood {
  readonly delayMs: number;
  readonly dead: CalledVendor | null;
}

/** What the vendors' process is told. */
export type ToVendors = { readonly number: number } & (
  | { readonly kind: 'open'; readonly rows: number | null }
  | { readonly kind: 'mood'; readonly id: number; readonly mood: Mood }
  | { readonly kind: 'count'; readonly id: number }
);

/** What it says when it is up. */
export const isHere = 'here';

/** The process that plays all vendors. */
export interface VendorsProcess {
  /** With so many rows in each list; without a number the sandboxes' own. */
  open(rows?: number): Promise<Vendors>;
  setMood(vendors: Vendors, mood: Mood): Promise<void>;
  /** Calls since it was asked last, by path. */
  count(vendors: Vendors): Promise<Readonly<Record<string, number>>>;
  stop(): void;
}

export async function startVendors(core: number): Promise<VendorsProcess> {
  const child = fork(new URL('vendors-process.ts', import.meta.url));
  await once(child, 'message');
  onCore(child.pid!, core);
  const waiting = new Map<number, (value: unknown) => void>();
  child.on('message', ({ number, value }: { readonly number: number; readonly value: unknown }) => {
    waiting.get(number)?.(value);
    waiting.delete(number);
  });
  let asked = 0;
  const ask = <T>(message: object): Promise<T> =>
    new Promise((resolve) => {
      const number = asked++;
      waiting.set(number, resolve as (value: unknown) => void);
      child.send({ ...message, number });
    });
  return {
    open: (rows) => ask({ kind: 'open', rows: rows ?? null }),
    setMood: ({ id }, mood) => ask({ kind: 'mood', id, mood }),
    count: ({ id }) => ask({ kind: 'count', id }),
    stop: () => void child.kill(),
  };
}
