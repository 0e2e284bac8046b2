import type { Asker } from '../vendors/call.ts';
import type { Asking } from './asking.ts';
import { consumerOf } from './consumer.ts';
import { requestIdOf } from './request-id.ts';
import { VendorCalls } from './vendor-calls.ts';

/** The asker of a request, and what vendors were called for it where its client wants to know. */
export interface RequestAsker extends Asker {
  readonly vendorCalls: VendorCalls | null;
}

/** Made anew for each event of a stream. */
export function newAsker(request: Asking): RequestAsker {
  const requestId = requestIdOf(request);
  const consumer = consumerOf(request);
  if (request.headers.get('x-vendor-calls') !== '1') return { requestId, consumer, vendorCalls: null };
  const vendorCalls = new VendorCalls();
  return { requestId, consumer, vendorCalls, gotAnswer: (answer) => vendorCalls.add(answer) };
}

const askers = new WeakMap<Asking, RequestAsker>();

/** The same whenever it is asked for. */
export function askerOf(request: Asking): RequestAsker {
  const asker = askers.get(request) ?? newAsker(request);
  askers.set(request, asker);
  return asker;
}
