import type { Asking } from './asking.ts';
import { requestError } from './refusals.ts';

/** How old answers may be for this request, in milliseconds, by `x-max-age-ms`; undefined: as old as they are kept. */
export function maxAgeOf(request: Asking): number | undefined {
  const header = request.headers.get('x-max-age-ms');
  if (header === null) return undefined;
  if (!/^\d{1,15}$/.test(header)) throw requestError(400, 'x-max-age-ms must be a whole number of milliseconds.');
  return Number(header);
}
