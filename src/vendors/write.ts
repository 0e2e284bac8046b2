import type { Call } from './call.ts';
import { Refusal } from './vendor-error.ts';
import type { VendorRequest } from './vendor-http.ts';
import type { WriteInputs } from './write-inputs.ts';

/** What can be wrong with the input of a write. The same words as `UserErrorCode` of the graph. */
export const userErrorCodes = [
  'REQUIRED',
  'TOO_LONG',
  'TOO_MANY',
  'INVALID_VALUE',
  'EXACTLY_ONE_OF',
  'AT_LEAST_ONE_OF',
  'WRONG_VENDOR',
  'UNSUPPORTED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'NOT_ALLOWED',
  'UNKNOWN',
] as const;
export type UserErrorCode = (typeof userErrorCodes)[number];

/** Something in the input that its sender can mend, found before anything was sent. */
export interface InputProblem {
  /** Names of the fields below the mutation's `input`, e.g. `['region', 'province']`; null if it is no single one. */
  readonly path: readonly string[] | null;
  readonly code: UserErrorCode;
  /** In words, without personal data: it never repeats the value. */
  readonly message: string;
}

/** The writes that a vendor takes, by the name of their mutation. An absent member means: it has none such. */
export type Writes = { readonly [N in WriteName]?: Write<WriteInputs[N]> };
export type WriteName = keyof WriteInputs;

/** One kind of write at one vendor. */
export interface Write<Input> {
  /**
   * Checks what can be checked beforehand and builds the request. Sends nothing; may read where the request cannot be
   * built without (then it throws a `Refusal` if that fails). Problems of the input are returned, all at once.
   */
  prepare(input: Input, call: Call): Promise<Prepared | Unfit>;
}

/** An input that is not sent. */
export interface Unfit {
  readonly problems: readonly [InputProblem, ...InputProblem[]];
}

/** A write that is ready to go. */
export interface Prepared {
  /** What will be sent, without token; null: nothing needs to be sent, it is so already. */
  readonly request: VendorRequest | null;
  /**
   * Sends it, once. A no of the vendor's is thrown as `WriteRefused`, any other failure as a `Refusal`;
   * whether something may have reached the vendor stands in `Refusal.neverSent`.
   */
  send(call: Call): Promise<Receipt>;
  /** Where the vendor's yes names no record: looks for the one that was written. Null: it cannot be told. */
  find?(sentAt: Date, call: Call): Promise<string | null>;
  /**
   * Whether the vendor shows what was sent at that time, when its answer was lost: a receipt if that is proven,
   * null if it is not there. Absent: nothing can prove it.
   */
  readBack?(sentAt: Date, call: Call): Promise<Receipt | null>;
}

/** What the vendor's yes told. Plain JSON: it is kept with the idempotency key. */
export interface Receipt {
  /** Refs of the records written, in the order of the input; null: the vendor does not name them. */
  readonly refs: readonly string[] | null;
  /** Id of something that is no record, e.g. a group or a company. */
  readonly externalId?: string | null;
  /** What an upsert did, and the vendor's own word for it. */
  readonly action?: UpsertAction | null;
  readonly actionRaw?: string | null;
}

export const upsertActions = ['ADDED', 'UPDATED', 'UNKNOWN'] as const;
export type UpsertAction = (typeof upsertActions)[number];

/** The vendor understood a write and said no: nothing was changed. */
export class WriteRefused extends Refusal {
  readonly code: UserErrorCode;
  /** As in `InputProblem`. */
  readonly path: readonly string[] | null;
  /** The vendor's own words, cleaned; null if it said none. */
  readonly vendorMessage: string | null;

  constructor(refused: {
    readonly code: UserErrorCode;
    readonly path?: readonly string[] | null;
    readonly message: string;
    readonly vendorCode?: string | undefined;
    readonly vendorMessage?: string | null;
  }) {
    super({ kind: 'REJECTED', message: refused.message, vendorCode: refused.vendorCode });
    this.code = refused.code;
    this.path = refused.path ?? null;
    this.vendorMessage = refused.vendorMessage ?? null;
  }
}
