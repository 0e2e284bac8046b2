import type { VendorName } from '../vendors/vendor-name.ts';
import type { VendorRequest } from '../vendors/vendor-http.ts';
import type { Receipt, UserErrorCode } from '../vendors/write.ts';

/** How a write ended, as in the schema. */
export type WriteOutcome = 'APPLIED' | 'REJECTED' | 'UNKNOWN' | 'DRY_RUN';

/** What reading back told of a write whose answer was lost. */
export type ReadBack = 'FOUND' | 'NOT_FOUND' | 'NOT_POSSIBLE' | 'FAILED';

/** Something the caller can mend: found here, or said by the vendor. */
export interface UserError {
  /** From the arguments on, e.g. `['input', 'nickname']`; null if it is no single part. */
  readonly path: readonly string[] | null;
  readonly code: UserErrorCode;
  /** In words, without personal data. */
  readonly message: string;
  /** Null: it was found here, before anything was sent. */
  readonly refusedBy: {
    readonly vendor: VendorName;
    readonly vendorCode: string | null;
    readonly vendorMessage: string | null;
  } | null;
}

/** The vendor call behind a write, fit to be shown: it never holds a token. */
export interface ShownRequest {
  readonly vendor: VendorName;
  readonly method: VendorRequest['method'];
  /** Below the base URL, without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>> | null;
  readonly body: string | null;
}

/** How a write ended. Plain JSON: it is what an idempotency key answers with. */
export interface WriteAnswer {
  readonly outcome: WriteOutcome;
  readonly userErrors: readonly UserError[];
  readonly request: ShownRequest | null;
  /** Null unless APPLIED. */
  readonly receipt: Receipt | null;
  /** Why the outcome is UNKNOWN, in words; else null. */
  readonly reason: string | null;
  /** Null unless the answer to this write was lost once. */
  readonly readBack: ReadBack | null;
}
