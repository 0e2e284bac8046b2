/** The value that so many of all (0 to 1) do not pass; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** The median and the 99th percentile, in whole milliseconds. */
export const bothOf = (values: readonly number[]): string =>
  [percentile(values, 0.5), percentile(values, 0.99)].map((ms) => ms.toFixed(0)).join(' / ');

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * What stays at the beginning and at the end: the least of the first and of the last fifth. What is held for requests under way,
 * which comes and goes with the load of the machine, is not in the least.
 */
export function ends(values: readonly number[]): {
  readonly first: number;
  readonly last: number;
  readonly growth: number;
} {
  const fifth = Math.max(1, Math.floor(values.length / 5));
  const [first, last] = [Math.min(...values.slice(0, fifth)), Math.min(...values.slice(-fifth))];
  return { first, last, growth: last / first - 1 };
}
