import type { VendorLine } from './connected.ts';
import { isNoted, markNoted } from './noted-failures.ts';
import type { ProblemKind, VendorError } from './vendor-error.ts';

/** Failures that only a vendor can have, and that may show behind its reply. */
const late: ReadonlySet<ProblemKind> = new Set(['BAD_REPLY', 'UNAUTHORIZED']);

/** Lets the vendor's health know of a failure that showed only behind its reply; of each once. */
export function regretIfNew(line: VendorLine | undefined, error: VendorError): void {
  if (!late.has(error.kind) || isNoted(error)) return;
  markNoted(error);
  line?.regret(error);
}
