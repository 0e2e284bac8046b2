/** Rows that are deleted in one go. */
export const chunk = 1000;

export const dayMs = 86_400_000;
