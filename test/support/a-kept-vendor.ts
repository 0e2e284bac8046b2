import { setImmediate as tick } from 'node:timers/promises';
import type { Call } from '../../src/vendors/call.ts';
import type { VendorHttpOptions } from '../../src/vendors/transport/http.ts';
import type { VendorRequest } from '../../src/vendors/vendor-http.ts';
import { aCall, aVendor, request } from './a-vendor-http.ts';

/** A vendor whose answers are kept for a minute, and for ten in place of errors; its clock is set by hand. */
export function aKeptVendor(options: Partial<VendorHttpOptions> = {}) {
  let now = 1_795_000_000_000;
  const vendor = aVendor({ cache: { ttlMs: 60_000, staleMs: 600_000 }, clock: { now: () => now }, ...options });
  const at = (call: Partial<Call> = {}): Call => ({ ...aCall(), deadline: now + 1000, ...call });
  /** What a read gets; where the vendor is called, it answers with this. */
  const read = async (answer: string | Error | number, call: Partial<Call> = {}, asked: VendorRequest = request) => {
    const before = vendor.calls.length;
    const reply = vendor.http.read(asked, at(call));
    reply.catch(() => undefined);
    await tick();
    for (const sent of vendor.calls.slice(before)) {
      if (answer instanceof Error) sent.fail(answer);
      else if (typeof answer === 'number') sent.answer('{}', { status: answer });
      else sent.answer(answer);
    }
    return reply;
  };
  return {
    ...vendor,
    at,
    read,
    calledTimes: () => vendor.calls.length,
    wait: (ms: number) => void (now += ms),
    now: () => now,
  };
}
