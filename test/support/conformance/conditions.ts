import type { TimeRange } from '../../../src/records/conditions.ts';
import type { Customer } from '../../../src/records/customer.ts';
import type { FollowUp } from '../../../src/records/follow-up.ts';
import type { Lead } from '../../../src/records/lead.ts';
import type { Entity } from '../../../src/records/record.ts';
import type { Tag } from '../../../src/records/tag.ts';
import type { Task } from '../../../src/records/task.ts';
import type { ConditionsOf, RecordOf } from '../../../src/vendors/adapter.ts';

const day = 86_400_000;

const around = (time: Date | null | undefined): TimeRange | null =>
  time ? { gte: new Date(time.getTime() - day), lt: new Date(time.getTime() + day) } : null;

const known = <W extends string>(word: W | null | undefined): W[] | null =>
  word && word !== 'UNKNOWN' ? [word] : null;
const oneOf = (id: string | null | undefined): string[] | null => (id ? [id] : null);

/** How each condition is taken from a record that it should find again; null where the record tells nothing of it. */
type Taken = {
  readonly [E in Entity]: {
    readonly [C in keyof Required<ConditionsOf[E]>]: (record: RecordOf[E]) => ConditionsOf[E][C] | null;
  };
};

const taken: Taken = {
  LEAD: {
    createdAt: ({ createdAt }: Lead) => around(createdAt),
    updatedAt: ({ updatedAt }) => around(updatedAt),
    phone: ({ phone }) => phone ?? null,
    name: ({ name }) => name ?? null,
    statuses: ({ status }) => known(status),
    intentions: ({ intention }) => known(intention),
    callStatuses: ({ callStatus }) => known(callStatus),
    tagIds: ({ tagRefs }) => oneOf(tagRefs?.[0]),
    owners: ({ owner }) => oneOf(owner?.externalId),
    pools: ({ pool }) => oneOf(pool?.externalId),
    landingPages: ({ landingPageIds }) => oneOf(landingPageIds?.[0]),
  },
  CUSTOMER: {
    createdAt: ({ createdAt }: Customer) => around(createdAt),
    updatedAt: ({ updatedAt }) => around(updatedAt),
    phone: ({ phone }) => phone ?? null,
    email: ({ email }) => email ?? null,
    name: ({ name }) => name ?? null,
    nickname: ({ nickname }) => nickname ?? null,
    companyName: ({ company }) => company?.name ?? null,
    statuses: ({ status }) => known(status),
    stages: ({ stage }) => oneOf(stage?.externalId),
    tagIds: ({ tagRefs }) => oneOf(tagRefs?.[0]),
    owners: ({ owner }) => oneOf(owner?.externalId),
    isBlacklisted: ({ isBlacklisted }) => isBlacklisted ?? null,
    identity: ({ identities }) => {
      const found = identities?.find(({ kind }) => kind === 'WECOM_EXTERNAL_USERID');
      return found?.value ? { kind: found.kind, value: found.value } : null;
    },
  },
  TAG: {
    name: ({ name }: Tag) => name ?? null,
    kinds: ({ kind }) => known(kind),
    groups: ({ group }) => oneOf(group?.externalId),
  },
  FOLLOW_UP: {
    occurredAt: ({ occurredAt }: FollowUp) => around(occurredAt),
    targetIds: ({ target }) => (target ? [target] : null),
    targetTypes: ({ targetType }) => known(targetType),
    kinds: ({ kind }) => known(kind),
    authors: ({ author }) => oneOf(author?.externalId),
    authorGroups: () => null,
    title: ({ title }) => title ?? null,
  },
  TASK: {
    createdAt: ({ createdAt }: Task) => around(createdAt),
    name: ({ name }) => name ?? null,
    statuses: ({ status }) => known(status),
    types: ({ type }) => known(type),
    creators: ({ createdBy }) => oneOf(createdBy?.externalId),
  },
};

const month: TimeRange = { gte: new Date('2026-10-01T00:00:00Z'), lt: new Date('2026-10-31T00:00:00Z') };

/** Values for conditions that no record of a vendor tells anything of. */
const ordinary: { readonly [E in Entity]: Required<ConditionsOf[E]> } = {
  LEAD: {
    createdAt: month,
    updatedAt: month,
    phone: '+8613800138000',
    name: '王伟',
    statuses: ['NEW'],
    intentions: ['HIGH'],
    callStatuses: ['NO_ANSWER'],
    tagIds: ['1'],
    owners: ['1'],
    pools: ['1'],
    landingPages: ['1'],
  },
  CUSTOMER: {
    createdAt: month,
    updatedAt: month,
    phone: '+8613800138000',
    email: 'someone@example.com',
    name: '王伟',
    nickname: '王伟',
    companyName: '公司',
    statuses: ['FOLLOWING_UP'],
    stages: ['1'],
    tagIds: ['1'],
    owners: ['1'],
    isBlacklisted: false,
    identity: { kind: 'WECOM_EXTERNAL_USERID', value: 'wm1' },
  },
  TAG: { name: '微信', kinds: ['BUSINESS'], groups: ['1'] },
  FOLLOW_UP: {
    occurredAt: month,
    targetIds: [{ entity: 'CUSTOMER', ref: '1' }],
    targetTypes: ['CUSTOMER'],
    kinds: ['NOTE'],
    authors: ['1'],
    authorGroups: ['1'],
    title: '电话',
  },
  TASK: { createdAt: month, name: '任务', statuses: ['RUNNING'], types: ['MASS_SEND'], creators: ['1'] },
};

/** The names of all conditions that a list of these knows. */
export const conditionNames = (entity: Entity): string[] => Object.keys(ordinary[entity]);

/** One condition alone, taken from the first record that tells of it; without a record an ordinary value. */
export function conditionAlone<E extends Entity>(
  entity: E,
  name: string,
  records: readonly RecordOf[E][],
): { readonly conditions: ConditionsOf[E]; readonly record: RecordOf[E] | null } {
  const take = (taken[entity] as Readonly<Record<string, (record: RecordOf[E]) => unknown>>)[name]!;
  for (const record of records) {
    const value = take(record);
    if (value !== null) return { conditions: { [name]: value } as ConditionsOf[E], record };
  }
  const value = (ordinary[entity] as Readonly<Record<string, unknown>>)[name];
  return { conditions: { [name]: value } as ConditionsOf[E], record: null };
}
