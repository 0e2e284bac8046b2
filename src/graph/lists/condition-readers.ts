import type { TimeRange } from '../../records/conditions.ts';
import type { IdentityKind } from '../../records/people.ts';
import type { Entity, RecordLink } from '../../records/record.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import { badUserInput } from '../errors.ts';
import type { ConditionReader } from './filter.ts';
import { readRecordId, type RecordId } from '../nodes/record-id.ts';

/** A condition that means the same at every vendor. */
export const same =
  <T>(): ConditionReader<T, T> =>
  (given, argument) => {
    if (typeof given === 'string' && given.trim() === '') {
      throw badUserInput(`\`${argument}\` is blank: leave it out or give a text.`, argument);
    }
    return () => given;
  };

/** Any one of several words of ours. */
export const anyOf =
  <T>(): ConditionReader<readonly T[], readonly T[]> =>
  (given, argument) => {
    refuseEmpty(given, argument);
    return () => given;
  };

/** A span of time with at least one bound. */
export const timeRange: ConditionReader<{ gte?: Date | null; lt?: Date | null }, TimeRange> = (given, argument) => {
  const { gte, lt } = given;
  if (!gte && !lt) throw badUserInput(`\`${argument}\` needs at least one of \`gte\` and \`lt\`.`, argument);
  if (gte && lt && gte >= lt)
    throw badUserInput(`\`${argument}\` must begin (\`gte\`) before it ends (\`lt\`).`, argument);
  const range = { ...(gte ? { gte } : {}), ...(lt ? { lt } : {}) };
  return () => range;
};

/** An id on another platform. */
export const identity: ConditionReader<{ kind: IdentityKind; value: string }, { kind: IdentityKind; value: string }> = (
  given,
  argument,
) => {
  if (given.kind === 'UNKNOWN') throw badUserInput(`\`${argument}.kind\` cannot be UNKNOWN.`, argument);
  return () => given;
};

/** Things by the vendors' own ids. */
export const vendorKeys: ConditionReader<readonly { vendor: VendorName; externalId: string }[], readonly string[]> = (
  given,
  argument,
) => {
  refuseEmpty(given, argument);
  return (vendor) => orNull(given.filter((key) => key.vendor === vendor).map(({ externalId }) => externalId));
};

/** Records of one kind by their global ids, as refs. */
const refsOf =
  (entity: Entity): ConditionReader<readonly string[], readonly string[]> =>
  (given, argument, context) => {
    const read = readIds(given, argument, [entity], (id, accepted) => readRecordId(id, accepted, argument, context));
    return (vendor) => orNull(read.filter((id) => id.vendor === vendor).map(({ ref }) => ref));
  };

export const tagIds = refsOf('TAG');
export const customerIds = refsOf('CUSTOMER');

/** Leads and customers by their global ids. */
export const targetIds: ConditionReader<readonly string[], readonly RecordLink[]> = (given, argument, context) => {
  const read = readIds(given, argument, ['LEAD', 'CUSTOMER'], (id, accepted) =>
    readRecordId(id, accepted, argument, context),
  );
  return (vendor) =>
    orNull(read.filter((id) => id.vendor === vendor).map(({ entity, ref }): RecordLink => ({ entity, ref })));
};

function readIds(
  given: readonly string[],
  argument: string,
  accepted: readonly Entity[],
  read: (id: string, accepted: readonly Entity[]) => RecordId,
): RecordId[] {
  refuseEmpty(given, argument);
  return [...new Set(given)].map((id) => read(id, accepted));
}

function refuseEmpty(given: readonly unknown[], argument: string): void {
  if (given.length === 0) throw badUserInput(`\`${argument}\` is empty: leave it out or name at least one.`, argument);
}

const orNull = <T>(natives: readonly T[]): readonly T[] | null => (natives.length === 0 ? null : natives);
