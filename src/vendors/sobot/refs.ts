// A customer is its own id; a tag says which of the two libraries it is of; a follow-up needs its customer to be found.

const nativeId = /^[\w-]{1,64}$/;

export const isNativeId = (id: string): boolean => nativeId.test(id);

export const customerIdOf = (ref: string): string | null => (isNativeId(ref) ? ref : null);

export const businessTagRef = (tagId: string): string => `biz.${tagId}`;
export const wecomTagRef = (tagId: string): string => `wecom.${tagId}`;

/** Which library a tag's ref points into, and the id there; null if it is no tag's ref. */
export function readTagRef(ref: string): { readonly isBusiness: boolean; readonly id: string } | null {
  const match = /^(biz|wecom)\.([\w-]{1,64})$/.exec(ref);
  return match === null ? null : { isBusiness: match[1] === 'biz', id: match[2]! };
}

export const followUpRef = (customerId: string, id: string): string => `${customerId}.${id}`;

export function readFollowUpRef(ref: string): { readonly customerId: string; readonly id: string } | null {
  const match = /^([\w-]{1,64})\.([\w-]{1,64})$/.exec(ref);
  return match === null ? null : { customerId: match[1]!, id: match[2]! };
}
