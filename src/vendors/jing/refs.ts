// Refs stand in ids and cursors, so they are kept short and plain; Jing's uuids have 22 or 36 such characters.
const objectPattern = /^[\w-]{1,64}$/;
const followUpPattern = /^[\w-]{1,64}\.[\w-]{43}$/;

/** Ref of a lead or account: its uuid. */
export const isObjectRef = (ref: string): boolean => objectPattern.test(ref);

/** Ref of a follow-up: Jing gives events no id, so it is made of the record's and of what the event says. */
export const followUpRef = (objectRef: string, dedupeKey: string): string => `${objectRef}.${dedupeKey}`;

export const isFollowUpRef = (ref: string): boolean => followUpPattern.test(ref);
