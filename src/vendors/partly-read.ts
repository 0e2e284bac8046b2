/** Some records could be read and others not: what `byRefs` throws so that one ref's failure is not its neighbours'. */
export class PartlyRead<R> extends Error {
  override readonly name = 'PartlyRead';
  readonly records: readonly R[];
  /** Why these refs could not be read. */
  readonly failures: ReadonlyMap<string, unknown>;

  constructor(records: readonly R[], failures: ReadonlyMap<string, unknown>) {
    super('Some records could not be read.');
    this.records = records;
    this.failures = failures;
  }
}

/** Readings of groups of refs, all awaited: the records of all, or a `PartlyRead` if some of several groups failed. */
export async function eachOnItsOwn<R extends { readonly ref: string }>(
  readings: readonly { readonly refs: readonly string[]; readonly records: Promise<readonly R[]> }[],
): Promise<R[]> {
  const [only] = readings;
  if (readings.length === 1 && only !== undefined) return [...(await only.records)];
  const settled = await Promise.allSettled(readings.map(({ records }) => records));
  const records: R[] = [];
  const failures = new Map<string, unknown>();
  for (const [index, outcome] of settled.entries()) {
    if (outcome.status === 'fulfilled') records.push(...outcome.value);
    else for (const ref of readings[index]!.refs) failures.set(ref, outcome.reason);
  }
  if (failures.size > 0) throw new PartlyRead(records, failures);
  return records;
}
