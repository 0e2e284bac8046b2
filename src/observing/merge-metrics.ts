/** One text for Prometheus out of several: it wants all lines of a metric together, below one description. */
export function mergeMetrics(texts: readonly string[]): string {
  const metrics = new Map<string, { readonly description: readonly string[]; readonly values: string[] }>();
  for (const block of texts.flatMap((text) => text.split(/\n+(?=# HELP )/))) {
    const lines = block.split('\n').filter((line) => line !== '');
    const description = lines.filter((line) => line.startsWith('# '));
    const values = lines.filter((line) => !line.startsWith('# '));
    const [first = ''] = description;
    const known = metrics.get(first);
    if (known === undefined) metrics.set(first, { description, values });
    else known.values.push(...values);
  }
  const merged = [...metrics.values()].map(({ description, values }) => [...description, ...values].join('\n'));
  return `${merged.join('\n\n')}\n`;
}
