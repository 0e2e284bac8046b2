import type { Lead } from '../../../records/lead.ts';
import type { Call } from '../../call.ts';

/**
 * The leads that one request has read so far. The call inside a lead is a follow-up of its own, and a lead that the
 * same request has just listed need not be asked for again.
 */
export class SeenLeads {
  readonly #byCall = new WeakMap<Call, Map<string, Lead>>();

  add(leads: readonly Lead[], call: Call): void {
    const seen = this.#byCall.get(call) ?? new Map<string, Lead>();
    for (const lead of leads) seen.set(lead.ref, lead);
    this.#byCall.set(call, seen);
  }

  get(ref: string, call: Call): Lead | undefined {
    return this.#byCall.get(call)?.get(ref);
  }
}
