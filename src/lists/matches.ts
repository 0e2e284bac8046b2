import type { TimeRange } from '../records/conditions.ts';
import type { ListKind } from '../records/record.ts';
import type { ConditionsOf, ListedOf } from '../vendors/adapter.ts';

/** True or false where the row tells, undefined where it does not carry what the condition is about. */
type Check<R, V> = (row: R, value: V) => boolean | undefined;

type Checks = {
  readonly [K in ListKind]: {
    readonly [C in keyof ConditionsOf[K]]-?: Check<ListedOf[K], NonNullable<ConditionsOf[K][C]>>;
  };
};

/** The field of the record that a condition is about, where it is not the condition's own name. */
export const fieldOfCondition: Readonly<Record<string, string>> = {
  statuses: 'status',
  intentions: 'intention',
  callStatuses: 'callStatus',
  tagIds: 'tags',
  owners: 'owner',
  pools: 'pool',
  companyName: 'company',
  stages: 'stage',
  identity: 'identities',
  kinds: 'kind',
  groups: 'group',
  targetIds: 'target',
  targetTypes: 'targetType',
  authors: 'author',
  types: 'type',
  creators: 'createdBy',
  customerIds: 'customer',
  durations: 'duration',
};

/** A null never matches; what the row does not carry (undefined) is not judged. */
const equal = (actual: unknown, wanted: unknown): boolean | undefined =>
  actual === undefined ? undefined : actual === wanted;
const within = <T>(actual: T | null | undefined, wanted: readonly T[]): boolean | undefined =>
  actual === undefined ? undefined : actual !== null && wanted.includes(actual);
const inRange = (actual: Date | null | undefined, { gte, lt }: TimeRange): boolean | undefined => {
  if (actual === undefined) return undefined;
  return actual !== null && (gte === undefined || actual >= gte) && (lt === undefined || actual < lt);
};
const keyWithin = (of: { readonly externalId: string | null } | null | undefined, wanted: readonly string[]) =>
  of === undefined ? undefined : within(of?.externalId ?? null, wanted);
const anyWithin = (actual: readonly string[] | null | undefined, wanted: readonly string[]) =>
  actual === undefined ? undefined : (actual ?? []).some((one) => wanted.includes(one));

const checks: Checks = {
  LEAD: {
    createdAt: (row, range) => inRange(row.createdAt, range),
    updatedAt: (row, range) => inRange(row.updatedAt, range),
    phone: (row, phone) => equal(row.phone, phone),
    name: (row, name) => equal(row.name, name),
    statuses: (row, statuses) => within(row.status, statuses),
    intentions: (row, intentions) => within(row.intention, intentions),
    callStatuses: (row, statuses) => within(row.callStatus, statuses),
    tagIds: (row, tags) => anyWithin(row.tagRefs, tags),
    owners: (row, owners) => keyWithin(row.owner, owners),
    pools: (row, pools) => keyWithin(row.pool, pools),
    landingPages: (row, pages) => anyWithin(row.landingPageIds, pages),
  },
  CUSTOMER: {
    createdAt: (row, range) => inRange(row.createdAt, range),
    updatedAt: (row, range) => inRange(row.updatedAt, range),
    phone: (row, phone) => (row.phones === undefined ? equal(row.phone, phone) : anyWithin(row.phones, [phone])),
    email: (row, email) =>
      anyWithin(
        row.emails?.map((one) => one.toLowerCase()),
        [email.toLowerCase()],
      ),
    name: (row, name) => equal(row.name, name),
    nickname: (row, nickname) => equal(row.nickname, nickname),
    companyName: (row, name) => (row.company === undefined ? undefined : row.company?.name === name),
    statuses: (row, statuses) => within(row.status, statuses),
    stages: (row, stages) => keyWithin(row.stage, stages),
    tagIds: (row, tags) => anyWithin(row.tagRefs, tags),
    owners: (row, owners) => keyWithin(row.owner, owners),
    isBlacklisted: (row, isBlacklisted) => equal(row.isBlacklisted, isBlacklisted),
    identity: (row, { kind, value }) => row.identities?.some((one) => one.kind === kind && one.value === value),
  },
  TAG: {
    name: (row, name) => equal(row.name, name),
    kinds: (row, kinds) => within(row.kind, kinds),
    groups: (row, groups) => keyWithin(row.group, groups),
  },
  FOLLOW_UP: {
    occurredAt: (row, range) => inRange(row.occurredAt, range),
    targetIds: ({ target }, wanted) =>
      target === undefined
        ? undefined
        : wanted.some(({ entity, ref }) => target !== null && target.entity === entity && target.ref === ref),
    targetTypes: (row, types) => within(row.targetType, types),
    kinds: (row, kinds) => within(row.kind, kinds),
    authors: (row, authors) => keyWithin(row.author, authors),
    authorGroups: () => undefined,
    title: (row, title) => equal(row.title, title),
  },
  TASK: {
    createdAt: (row, range) => inRange(row.createdAt, range),
    name: (row, name) => equal(row.name, name),
    statuses: (row, statuses) => within(row.status, statuses),
    types: (row, types) => within(row.type, types),
    creators: (row, creators) => keyWithin(row.createdBy, creators),
  },
  BLACKLIST_ENTRY: {
    customerIds: (row, customers) => within(row.customerRef, customers),
    durations: (row, durations) => within(row.duration, durations),
    startsAt: (row, range) => inRange(row.startsAt, range),
  },
  CUSTOMER_ASSIGNMENT: {
    owner: () => undefined,
    assignedAt: (row, range) => inRange(row.assignedAt, range),
  },
};

/** The conditions that rows of one vendor are held against. */
export interface Judged<K extends ListKind> {
  readonly entity: K;
  readonly conditions: ConditionsOf[K];
  /** Conditions that the vendor was asked to apply: where the row does not tell, the vendor is believed. */
  readonly pushed: ReadonlySet<string>;
  /** Conditions that count at all; ignored ones are left out. */
  readonly names: readonly string[];
  /** Fields that this vendor never carries: there a null says nothing about the row. */
  readonly neverCarries: ReadonlySet<string>;
}

/** Tells of rows whether they match every condition that counts. Pushed ones are checked again. */
export function matcherOf<K extends ListKind>(judged: Judged<K>): (row: ListedOf[K]) => boolean {
  const table: Readonly<Record<string, Check<ListedOf[K], never>>> = checks[judged.entity];
  const values: Readonly<Record<string, unknown>> = { ...judged.conditions };
  const tests = judged.names.map((name) => {
    const check = judged.neverCarries.has(fieldOfCondition[name] ?? name) ? undefined : table[name];
    const isBelieved = judged.pushed.has(name);
    return (row: ListedOf[K]) => check?.(row, values[name] as never) ?? isBelieved;
  });
  return (row) => tests.every((test) => test(row));
}
