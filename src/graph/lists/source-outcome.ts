import type { FilterHandling, FilterOutcome, ListRequest, SourceOutcome, SourceStatus } from '../../lists/list-page.ts';
import type { Entity } from '../../records/record.ts';
import { builder } from '../builder.ts';
import { ServedFromType } from '../nodes/origin.ts';
import { VendorType } from '../vendors/vendor.ts';
import { VendorProblemType } from '../vendors/vendor-problem.ts';
import { wordsOf } from '../words.ts';

export const SourceStatusType = wordsOf<SourceStatus>('SourceStatus', 'How a vendor did, in one word.', {
  OK: 'Answered, and nothing is missing.',
  PARTIAL: 'Answered, but not all could be seen or not every condition was applied.',
  STALE: 'Failed; the last good answer is shown instead.',
  RATE_LIMITED: 'Refused for now: too many calls. See `retryAfterMs`.',
  UNAUTHORIZED: 'Refused our credentials.',
  TIMEOUT: 'Did not answer in time.',
  UNAVAILABLE: 'Could not be reached, or is resting after failures.',
  BAD_REPLY: 'Answered with something that is not its documented format.',
  REJECTED: 'Understood the call and said no.',
  UNSUPPORTED: 'Was not called: it is off, or does not supply this, or cannot honour a condition.',
});

export const FilterHandlingType = wordsOf<FilterHandling>('FilterHandling', 'Who applies a condition.', {
  PUSHED_DOWN: 'The vendor, and it is checked again here.',
  APPLIED_HERE: "This API, on the vendor's rows; a page may then be short.",
  IGNORED: "Nobody: the vendor's rows are shown regardless (only with BEST_EFFORT).",
  REFUSED: 'Nobody: because of it the vendor was not called (only with STRICT).',
});

export const FilterModeType = wordsOf<ListRequest<Entity>['filterMode']>(
  'FilterMode',
  'What to do where a vendor cannot honour a condition.',
  {
    STRICT: 'Do not call that vendor; say UNSUPPORTED.',
    BEST_EFFORT: 'Leave out that condition; say PARTIAL.',
  },
);

export const FilterOutcomeType = builder.objectRef<FilterOutcome>('FilterOutcome').implement({
  description: 'What happens to one condition of a filter at one vendor.',
  fields: (t) => ({
    field: t.expose('field', {
      type: 'String',
      nullable: false,
      description: 'Name of the field of the filter, e.g. createdAt.',
    }),
    handling: t.expose('handling', {
      type: FilterHandlingType,
      nullable: false,
      description: 'Who applies it, if anyone.',
    }),
  }),
});

export const SourceOutcomeType = builder.objectRef<SourceOutcome>('SourceOutcome').implement({
  description: 'How one vendor did in one list.',
  fields: (t) => ({
    vendor: t.expose('vendor', { type: VendorType, nullable: false, description: 'The vendor that was asked.' }),
    status: t.expose('status', { type: SourceStatusType, nullable: false, description: 'The outcome in one word.' }),
    servedFrom: t.expose('servedFrom', {
      type: ServedFromType,
      description: 'Where its rows came from; null if there was no answer.',
    }),
    returned: t.expose('returned', { type: 'Int', nullable: false, description: 'Rows of this page that are its.' }),
    totalCount: t.expose('totalCount', {
      type: 'Int',
      description: 'Rows it says it has for this filter; null where it does not count or its count cannot be trusted.',
    }),
    observedSince: t.expose('observedSince', {
      type: 'DateTime',
      description: 'For STORE: since when we have been listening to its pushes.',
    }),
    fetchedAt: t.expose('fetchedAt', { type: 'DateTime', description: 'When its answer was fetched from it.' }),
    latencyMs: t.expose('latencyMs', {
      type: 'Int',
      description: 'How long it took in milliseconds; null if it was not called.',
    }),
    retryAfterMs: t.expose('retryAfterMs', {
      type: 'Int',
      description: 'Milliseconds to wait before asking it again; null if nothing is known.',
    }),
    filters: t.expose('filters', {
      type: [FilterOutcomeType],
      nullable: false,
      description: 'What happened to each condition of the filter at this vendor; empty without a filter.',
    }),
    error: t.expose('error', { type: VendorProblemType, description: 'What went wrong; null if nothing did.' }),
  }),
});
