// Refs, one kind each: the vendor's id, with a prefix where the id alone would not be enough to fetch the record again.

const isLong = (id: string): boolean => /^[1-9]\d{0,18}$/.test(id);

/** Ids that the vendor types as long; others cannot be its. */
export const onlyLongs = (ids: readonly string[]): string[] => [...new Set(ids)].filter(isLong);

/** Lead (clue_id) and task (template_id). */
export const longOf = (ref: string): string | null => (isLong(ref) ? ref : null);

/** Customer: external_userid. */
export const customerIdOf = (ref: string): string | null => (/^[\w@.-]{1,128}$/.test(ref) ? ref : null);

/** Tag: its kind is not sent everywhere, so it is no part of the ref. */
export const tagRef = (id: string): string => `tag.${id}`;
export const tagIdOf = (ref: string): string | null => /^tag\.([^\s,]{1,128})$/.exec(ref)?.[1] ?? null;

/** The two endpoints that list follow-ups, each with ids of its own. */
export const followUpEndpoints = ['system', 'staff'] as const;
export type FollowUpEndpoint = (typeof followUpEndpoints)[number];

export const followUpRef = (endpoint: FollowUpEndpoint, id: string): string => `${endpoint}.${id}`;

/** Endpoint and id of a follow-up; null if the ref is none. */
export function followUpOf(ref: string): { readonly endpoint: FollowUpEndpoint; readonly id: string } | null {
  const endpoint = followUpEndpoints.find((name) => ref.startsWith(`${name}.`));
  if (endpoint === undefined) return null;
  const id = ref.slice(endpoint.length + 1);
  return isLong(id) ? { endpoint, id } : null;
}
