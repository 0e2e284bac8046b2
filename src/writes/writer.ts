import { createHash } from 'node:crypto';
import { stableText } from '../stable-text.ts';
import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import { timeoutSignal } from '../vendors/give-up-after.ts';
import type { Log } from '../vendors/log.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { VendorError } from '../vendors/vendor-error.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { Prepared, Unfit, WriteName } from '../vendors/write.ts';
import type { WriteInputs } from '../vendors/write-inputs.ts';
import { dryRun, unfit, userErrorOf } from './answers.ts';
import { KeyedWrites } from './keyed-writes.ts';
import { readBack } from './read-back.ts';
import { nothingWritten, sendOnce } from './send-once.ts';
import type { WriteAnswer } from './write-answer.ts';
import type { WriteLedger } from './write-ledger.ts';

/** One write, as the graph asks for it. */
export interface WriteRequest<N extends WriteName = WriteName> {
  readonly mutation: N;
  readonly vendor: VendorName;
  readonly input: WriteInputs[N];
  /** The part of the mutation's input that chose the vendor. */
  readonly vendorPath: readonly string[];
  readonly isDryRun: boolean;
  /** Null: nothing is remembered. */
  readonly idempotencyKey: string | null;
  /** Name of the caller: keys of different callers are different keys. */
  readonly viewer: string;
}

/** Takes writes to their vendors, each at most once. */
export interface Writer {
  /**
   * How the write ended. Throws a `VendorError` where it is certain that nothing was done and the vendor is to blame,
   * `KeyConflict` and `KeyInProgress` for idempotency keys, `StoreUnavailable` where a key cannot be kept: then nothing
   * is sent.
   */
  write<N extends WriteName>(request: WriteRequest<N>, call: Call): Promise<WriteAnswer>;
}

/** What writes work with. */
export interface WriterParts {
  readonly vendors: ConnectedVendors;
  readonly ledger: WriteLedger;
  readonly clock: Clock;
  readonly log: Log;
}

/** A write that has less time than this would mostly end as UNKNOWN. */
const leastMsForAWrite = 200;

/** The way of every write: check, note under its key, send once, judge. */
export function createWriter({ vendors, ledger, clock, log }: WriterParts): Writer {
  const keyed = new KeyedWrites({ ledger, clock, log });

  async function send(vendor: VendorName, prepared: Prepared, call: Call): Promise<WriteAnswer> {
    if (call.deadline - clock.now() < leastMsForAWrite) {
      throw new VendorError(vendor, { kind: 'TIMEOUT', message: 'No time is left for it. Nothing was written.' });
    }
    const sentAt = new Date(clock.now());
    const answer = await sendOnce(vendor, prepared, call);
    if (answer.receipt === null || answer.receipt.refs !== null || prepared.find === undefined) return answer;
    const ref = await prepared.find(sentAt, call).catch((error: unknown) => {
      // It is written; that it cannot be found undoes nothing.
      if (!(toVendorError(vendor, error) instanceof VendorError)) throw error;
      return null;
    });
    return ref === null ? answer : { ...answer, receipt: { ...answer.receipt, refs: [ref] } };
  }

  return {
    async write(request, asked) {
      const { mutation, vendor, input, isDryRun, idempotencyKey, viewer } = request;
      const write = vendors.get(vendor)?.adapter?.writes?.[mutation];
      if (write === undefined) return unfit(isDryRun, [cannotDoIt(request, vendors)]);

      const call = seenToItsEnd(asked, clock);
      const prepare = async () => write.prepare(input, call);
      if (isDryRun || idempotencyKey === null) {
        const ready = await prepared(vendor, prepare());
        if ('problems' in ready) return unfit(isDryRun, ready.problems.map(userErrorOf));
        return isDryRun ? dryRun(vendor, ready) : send(vendor, ready, call);
      }
      return keyed.run({
        key: { viewer, mutation, key: hashOf(idempotencyKey) },
        bodyHash: hashOf({ vendor, input }),
        call: asked,
        leaseUntil: new Date(call.deadline),
        async prepare() {
          const ready = await prepared(vendor, prepare());
          if ('problems' in ready) return unfit(false, ready.problems.map(userErrorOf));
          return { send: () => send(vendor, ready, call) };
        },
        readBack: (sentAt) => readBack(vendor, prepare, sentAt, call),
      });
    },
  };
}

async function prepared(vendor: VendorName, preparing: Promise<Prepared | Unfit>): Promise<Prepared | Unfit> {
  try {
    return await preparing;
  } catch (error) {
    const named = toVendorError(vendor, error);
    throw named instanceof VendorError ? nothingWritten(named) : error;
  }
}

// Callers put what they like into keys, and databases do not take every text.
const hashOf = (value: unknown): string => createHash('sha256').update(stableText(value)).digest('base64url');

/**
 * A write goes on when its client hangs up: what became of it is noted for whoever asks again. What is read for it, be it
 * to build on or as a proof, is read from the vendor.
 */
const seenToItsEnd = (call: Call, clock: Clock): Call => ({
  ...call,
  needsLive: true,
  signal: timeoutSignal(Math.max(0, call.deadline - clock.now())),
});

function cannotDoIt({ vendor, mutation, vendorPath }: WriteRequest, vendors: ConnectedVendors) {
  const isOff = vendors.get(vendor)?.adapter === null;
  return userErrorOf({
    path: vendorPath,
    code: 'UNSUPPORTED',
    message: isOff
      ? 'This vendor has no settings here and is off.'
      : `This vendor does not take \`${mutation}\`; see \`vendors { capabilities { writes } }\`.`,
  });
}
