/** JSON with sorted keys and without what is null or absent, so that equal things have equal texts. */
export const stableText = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const given = Object.entries(inner).filter(([, part]) => part !== null && part !== undefined);
    return Object.fromEntries(given.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
