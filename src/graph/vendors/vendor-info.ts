import { builder } from '../builder.ts';
import { capabilitiesOf, type Capability } from './capability.ts';
import { EntityType } from '../nodes/entity.ts';
import { FilterOutcomeType } from '../lists/source-outcome.ts';
import { VendorType } from './vendor.ts';
import { VendorProblemType } from './vendor-problem.ts';
import { wordsOf } from '../words.ts';
import type { ConnectedVendor, VendorHealth, VendorQuota } from '../../vendors/connected.ts';

export const HealthStateType = wordsOf<VendorHealth['state']>('HealthState', 'How a vendor is.', {
  UP: 'Calls succeed.',
  DEGRADED: 'Some calls fail.',
  DOWN: 'Calls fail; it is asked only now and then.',
  UNTRIED: 'Not called yet, or known only by pushes.',
});

export const VendorHealthType = builder.objectRef<VendorHealth>('VendorHealth').implement({
  description: 'How a vendor has been lately.',
  fields: (t) => ({
    state: t.expose('state', { type: HealthStateType, nullable: false, description: 'In one word.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when; null before the first call.' }),
    lastSuccessAt: t.expose('lastSuccessAt', { type: 'DateTime', description: 'When it last answered well.' }),
    lastFailureAt: t.expose('lastFailureAt', { type: 'DateTime', description: 'When it last failed.' }),
    lastProblem: t.expose('lastProblem', {
      type: VendorProblemType,
      description: 'What went wrong last; null if nothing has since the start.',
    }),
  }),
});

export const VendorQuotaType = builder.objectRef<VendorQuota>('VendorQuota').implement({
  description: 'What a vendor lets us call.',
  fields: (t) => ({
    limitPerSecond: t.expose('limitPerSecond', {
      type: 'Int',
      description:
        'Calls in any second that we allow ourselves; null: no limit. This and all beside it is of all processes together that share their limits, as it is now; `remaining` and `resetsAt` are of the tighter limit.',
    }),
    limitPerMinute: t.expose('limitPerMinute', {
      type: 'Int',
      description: 'Calls per minute that we allow ourselves; null: no limit.',
    }),
    remaining: t.expose('remaining', { type: 'Int', description: 'Calls left in this minute.' }),
    resetsAt: t.expose('resetsAt', { type: 'DateTime', description: 'When the count starts again.' }),
    concurrency: t.expose('concurrency', {
      type: 'Int',
      nullable: false,
      description: 'Calls that may run at the same time.',
    }),
  }),
});

export const EntityCapabilityType = builder.objectRef<Capability>('EntityCapability').implement({
  description: 'What a vendor can do with one kind of record.',
  fields: (t) => ({
    entity: t.expose('entity', { type: EntityType, nullable: false, description: 'The kind of record.' }),
    lists: t.expose('lists', { type: 'Boolean', nullable: false, description: 'It can be listed.' }),
    listNeedsTarget: t.boolean({
      nullable: false,
      description: 'A list needs `targetIds`, or is asked below a record.',
      resolve: ({ listNeedsTarget }) => listNeedsTarget === true,
    }),
    gets: t.expose('gets', { type: 'Boolean', nullable: false, description: 'One can be fetched by id.' }),
    filters: t.expose('filters', {
      type: [FilterOutcomeType],
      nullable: false,
      description: 'What happens to each condition of the filter under STRICT.',
    }),
    writes: t.expose('writes', { type: ['String'], nullable: false, description: 'Names of the mutations it takes.' }),
    pushes: t.expose('pushes', { type: 'Boolean', nullable: false, description: 'It pushes changes.' }),
    countsTotal: t.expose('countsTotal', {
      type: 'Boolean',
      nullable: false,
      description: 'Its lists give an exact total.',
    }),
    neverCarries: t.expose('neverCarries', {
      type: ['String'],
      nullable: false,
      description: 'Names of the unified fields that it never carries: there null says nothing about the record.',
    }),
  }),
});

export const VendorInfoType = builder.objectRef<ConnectedVendor>('VendorInfo').implement({
  description: 'A vendor: what it can do and how it is.',
  fields: (t) => ({
    vendor: t.field({ type: VendorType, nullable: false, description: 'The vendor.', resolve: ({ name }) => name }),
    name: t.string({
      nullable: false,
      description: 'Its name, Latin and Chinese.',
      resolve: ({ definition }) => definition.title,
    }),
    isConfigured: t.boolean({
      nullable: false,
      description: 'False: it has no settings here and is off.',
      resolve: ({ adapter }) => adapter !== null,
    }),
    isSandbox: t.expose('isSandbox', {
      type: 'Boolean',
      nullable: false,
      description: 'True: a built-in imitation answers in its place.',
    }),
    capabilities: t.field({
      type: [EntityCapabilityType],
      nullable: false,
      description: 'What it can do, per kind of record that it supplies.',
      resolve: capabilitiesOf,
    }),
    health: t.field({
      type: VendorHealthType,
      nullable: false,
      description: 'How it has been lately, as this API sees it.',
      resolve: (vendor) => vendor.health(),
    }),
    quota: t.field({
      type: VendorQuotaType,
      description: 'What it lets us call; null if it is off.',
      resolve: (vendor) => vendor.quota(),
    }),
    lastPushAt: t.field({
      type: 'DateTime',
      description: 'When its last push arrived; null if it never pushed.',
      resolve: ({ name }, _args, context) => context.lastPushAt(name),
    }),
    missedPushes: t.field({
      type: 'Int',
      description:
        'How many changes were found that no push told, by asking the vendor every few minutes; null where nobody asks.',
      resolve: ({ name, adapter }, _args, context) =>
        adapter?.sweep === undefined ? null : context.missedPushes(name),
    }),
    parkedPushes: t.field({
      type: 'Int',
      description:
        'How many of its pushes were kept but not understood, or not applied, and wait for an operator or for another try; null if it does not push.',
      resolve: ({ name, definition }, _args, context) =>
        definition.push === undefined ? null : context.parkedPushes(name),
    }),
  }),
});

builder.queryField('vendors', (t) =>
  t.field({
    type: [VendorInfoType],
    nullable: false,
    description: 'Every vendor this API knows, configured or not: what it can do and how it is.',
    resolve: (_root, _args, { vendors }) => [...vendors.values()],
  }),
);
