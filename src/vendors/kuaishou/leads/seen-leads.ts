import type { Lead } from '../../../records/lead.ts';
import type { Call } from '../../call.ts';

/**
 * The leads that one request has read so far. The call inside a lead is a follow-up of its own, and a lead that the
 * same request has just listed need not be asked for again.
 */
export class SeenLeads {
  readonly #byRequest = new WeakMap<AbortSignal, Map<string, Lead>>(); // by what stands for it in all its calls

  add(leads: readonly Lead[], { signal }: Call): void {
    const seen = this.#byRequest.get(signal) ?? new Map<string, Lead>();
    for (const lead of leads) seen.set(lead.ref, lead);
    this.#byRequest.set(signal, seen);
  }

  get(ref: string, { signal }: Call): Lead | undefined {
    return this.#byRequest.get(signal)?.get(ref);
  }
}
