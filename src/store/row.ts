/** A row as a database gives it, by its columns' names. */
export type Row = Readonly<Record<string, unknown>>;

/** A column that is text, or null. */
export const textIn = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === 'string' ? value : null;
};

/** A column that is a number, or null. */
export const numberIn = (row: Row, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};

/** A column that holds epoch milliseconds, or null. */
export const timeIn = (row: Row, column: string): Date | null => {
  const value = numberIn(row, column);
  return value === null ? null : new Date(value);
};
