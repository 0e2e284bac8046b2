/** What a caller can do about a vendor's trouble. The same words as the `ErrorCode`s of the graph. */
export const problemKinds = [
  'PARTIAL',
  'RATE_LIMITED',
  'UNAUTHORIZED',
  'TIMEOUT',
  'UNAVAILABLE',
  'BAD_REPLY',
  'REJECTED',
  'UNSUPPORTED',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** What went wrong at a vendor, fit to be shown. */
export interface Problem {
  readonly kind: ProblemKind;
  /** In words, without secrets, URLs and personal data: it is shown to callers. */
  readonly message: string;
  /** The vendor's own code; absent where there was none (a time-out). */
  readonly vendorCode?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** True if it is certain that nothing reached the vendor. */
  readonly neverSent?: boolean | undefined;
  /** True if the no is about what was asked for, and says nothing of how the vendor is. */
  readonly isAboutInput?: boolean | undefined;
  readonly cause?: unknown;
}

/** Raised inside a vendor folder and by the transport: this call failed, and why. Does not know the vendor's name. */
export class Refusal extends Error {
  readonly kind: ProblemKind;
  readonly vendorCode: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly neverSent: boolean;
  readonly isAboutInput: boolean;

  constructor(problem: Problem) {
    super(problem.message, { cause: problem.cause });
    this.name = 'Refusal';
    this.neverSent = problem.neverSent === true;
    this.isAboutInput = problem.isAboutInput === true;
    this.kind = problem.kind;
    // A code is short; what is long is something else, and it is shown and logged.
    this.vendorCode = problem.vendorCode?.slice(0, 32);
    this.retryAfterMs = problem.retryAfterMs;
  }
}

const retryableKinds: ReadonlySet<ProblemKind> = new Set(['RATE_LIMITED', 'TIMEOUT', 'UNAVAILABLE', 'BAD_REPLY']);

/** A vendor's failure as the rest of the program sees it. */
export class VendorError extends Error {
  readonly vendor: string;
  readonly kind: ProblemKind;
  readonly vendorCode: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(vendor: string, problem: Problem) {
    super(problem.message, { cause: problem.cause });
    this.name = 'VendorError';
    this.vendor = vendor;
    this.kind = problem.kind;
    this.vendorCode = problem.vendorCode;
    this.retryAfterMs = problem.retryAfterMs;
  }

  /** True if asking again later may help. */
  get retryable(): boolean {
    return retryableKinds.has(this.kind);
  }
}
