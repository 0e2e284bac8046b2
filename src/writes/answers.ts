import type { VendorName } from '../vendors/vendor-name.ts';
import type { InputProblem, Prepared, Receipt, WriteRefused } from '../vendors/write.ts';
import type { ReadBack, ShownRequest, UserError, WriteAnswer } from './write-answer.ts';

const nothing = { userErrors: [], request: null, receipt: null, reason: null, readBack: null };

/** What was found wrong before anything was sent. */
export const unfit = (isDryRun: boolean, userErrors: readonly UserError[]): WriteAnswer => ({
  ...nothing,
  outcome: isDryRun ? 'DRY_RUN' : 'REJECTED',
  userErrors,
});

export const dryRun = (vendor: VendorName, prepared: Prepared): WriteAnswer => ({
  ...nothing,
  outcome: 'DRY_RUN',
  request: shown(vendor, prepared),
});

export const applied = (vendor: VendorName, prepared: Prepared, receipt: Receipt): WriteAnswer => ({
  ...nothing,
  outcome: 'APPLIED',
  request: shown(vendor, prepared),
  receipt,
});

export const rejected = (vendor: VendorName, prepared: Prepared, refused: WriteRefused): WriteAnswer => ({
  ...nothing,
  outcome: 'REJECTED',
  request: shown(vendor, prepared),
  userErrors: [
    {
      path: inputPath(refused.path),
      code: refused.code,
      message: refused.message,
      refusedBy: { vendor, vendorCode: refused.vendorCode ?? null, vendorMessage: refused.vendorMessage },
    },
  ],
});

export const unknown = (request: ShownRequest | null, reason: string, readBack: ReadBack | null): WriteAnswer => ({
  ...nothing,
  outcome: 'UNKNOWN',
  request,
  reason,
  readBack,
});

/** A problem of a vendor's checks, as the caller is shown it. */
export const userErrorOf = ({ path, code, message }: InputProblem): UserError => ({
  path: inputPath(path),
  code,
  message,
  refusedBy: null,
});

const inputPath = (path: readonly string[] | null) => (path === null ? null : ['input', ...path]);

export function shown(vendor: VendorName, { request }: Prepared): ShownRequest | null {
  if (request === null) return null;
  const given = Object.entries(request.query ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    vendor,
    method: request.method,
    path: request.path,
    query: given.length === 0 ? null : Object.fromEntries(given),
    body: request.body ?? null,
  };
}
