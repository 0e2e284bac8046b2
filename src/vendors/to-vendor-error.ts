import { ZodError } from 'zod';
import { isNoted, markNoted } from './noted-failures.ts';
import { Refusal, VendorError } from './vendor-error.ts';

/** Names whose failure it was. What is no vendor's failure is a bug of ours and comes back as it is. */
export function toVendorError(vendor: string, thrown: unknown): unknown {
  if (thrown instanceof VendorError) return thrown;
  const named = vendorErrorOf(vendor, thrown);
  if (named !== null && isNoted(thrown)) markNoted(named);
  return named ?? thrown;
}

function vendorErrorOf(vendor: string, thrown: unknown): VendorError | null {
  if (thrown instanceof Refusal) return new VendorError(vendor, thrown);
  if (thrown instanceof ZodError) {
    return new VendorError(vendor, {
      kind: 'BAD_REPLY',
      message: `The reply is not of the documented shape${whereOf(thrown)}.`,
      cause: thrown,
    });
  }
  if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
    return new VendorError(vendor, { kind: 'TIMEOUT', message: 'The vendor did not answer in time.', cause: thrown });
  }
  return null;
}

/** The vendor's name of the field that is wrong; never its value. */
function whereOf({ issues }: ZodError): string {
  const [field] = issues.flatMap(({ path }) => (path.length === 0 ? [] : [path.join('.')]));
  return field === undefined ? '' : ` at ${field.slice(0, 80)}`;
}
