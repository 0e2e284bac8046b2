import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Call } from '../../src/vendors/call.ts';
import type { LogValues } from '../../src/vendors/log.ts';
import type { Prepared, Receipt, Unfit } from '../../src/vendors/write.ts';
import type { CustomerCreate } from '../../src/vendors/write-inputs.ts';
import type { WriteLedger } from '../../src/writes/write-ledger.ts';
import { createWriter, type WriteRequest } from '../../src/writes/writer.ts';
import { fakeVendors } from './fake-vendors.ts';

export const request = { endpoint: 'user/save', method: 'POST', path: '/user/save', body: '{"nick":"An"}' } as const;
export const receipt: Receipt = { refs: ['c1'], action: 'ADDED', actionRaw: 'add' };
export const input: CustomerCreate = { nickname: 'An', status: 'FIRST_INQUIRY' };

/** A time that stands still unless it is moved. */
export const aTime = () => ({ now: Date.UTC(2026, 10, 21) });

/** What the vendor makes of each write that is sent to it. */
export interface VendorPlay extends Pick<Prepared, 'find' | 'readBack'> {
  readonly prepare?: (input: CustomerCreate) => Promise<Prepared | Unfit>;
  readonly send?: (call: Call) => Promise<Receipt>;
}

/** A writer in a process of its own over a vendor that takes new customers; `sent` tells what was sent. */
export function aWriter(
  { prepare, send = async () => receipt, ...after }: VendorPlay = {},
  { time = aTime(), ledger = aLedger(time) }: { time?: { now: number }; ledger?: WriteLedger } = {},
) {
  const sent: CustomerCreate[] = [];
  const logged: [string, LogValues?][] = [];
  const note = (message: string, values?: LogValues) => void logged.push([message, values]);
  const ready = async (asked: CustomerCreate): Promise<Prepared> => ({
    ...after,
    request,
    send: async (call) => {
      sent.push(asked);
      return send(call);
    },
  });
  const writer = createWriter({
    vendors: fakeVendors({ sobot: { writes: { customerCreate: { prepare: prepare ?? ready } } } }),
    ledger,
    clock: { now: () => time.now },
    log: { info: note, warn: note },
  });
  const write = (asked: Partial<WriteRequest<'customerCreate'>> = {}, call: Partial<Call> = {}) =>
    writer.write(
      {
        mutation: 'customerCreate',
        vendor: 'sobot',
        input,
        vendorPath: ['vendor'],
        isDryRun: false,
        idempotencyKey: 'k',
        viewer: 'ann',
        ...asked,
      },
      { signal: new AbortController().signal, deadline: time.now + 5000, ...call },
    );
  return { write, sent, logged, time, ledger };
}

/** A ledger that outlives writers. */
export const aLedger = (time: { now: number }): WriteLedger =>
  openSqliteStore({ path: ':memory:', clock: { now: () => time.now } }).writes;
