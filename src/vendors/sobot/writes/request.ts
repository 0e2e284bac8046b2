import type { VendorRequest } from '../../vendor-http.ts';

/** A POST below `/scrm/5`, for `endpoint` and, where the path names one, a record. */
export const post = (endpoint: string, body: unknown, id?: string): VendorRequest => ({
  endpoint,
  method: 'POST',
  path: pathTo(endpoint, id),
  body: JSON.stringify(body),
});

/**
 * A GET that deletes (S9, S13). The sample has the id in the path, the URL line has no place for it and the table calls
 * it a parameter: which is meant is a setting.
 */
export const removal = (endpoint: string, id: string, idIn: 'path' | 'query'): VendorRequest => ({
  endpoint,
  method: 'GET',
  ...(idIn === 'path' ? { path: pathTo(endpoint, id) } : { path: pathTo(endpoint), query: { id } }),
});

const pathTo = (endpoint: string, id?: string): string =>
  `/scrm/5/${endpoint}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
