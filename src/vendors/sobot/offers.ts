import type { VendorDefinition } from '../define-vendor.ts';

/** What Sobot answers today. Conditions are handled as in `list-customers.ts` and its neighbours. */
export const offers: VendorDefinition['offers'] = {
  CUSTOMER: {
    lists: true,
    gets: true,
    filters: {
      createdAt: 'PUSHED_DOWN',
      updatedAt: 'PUSHED_DOWN',
      phone: 'PUSHED_DOWN',
      email: 'PUSHED_DOWN',
      name: 'PUSHED_DOWN',
      nickname: 'PUSHED_DOWN',
      companyName: 'PUSHED_DOWN',
      statuses: 'APPLIED_HERE',
      stages: 'PUSHED_DOWN',
      tagIds: 'PUSHED_DOWN',
      owners: 'PUSHED_DOWN',
      isBlacklisted: 'PUSHED_DOWN',
      identity: 'PUSHED_DOWN',
    },
    writes: [],
    pushes: false,
    countsTotal: true,
    // Stage and collaborators come with pushes only (FACTS 4.5).
    neverCarries: ['stage', 'collaborators', 'leads'],
  },
  TAG: {
    lists: true,
    gets: true,
    filters: { name: 'APPLIED_HERE', kinds: 'APPLIED_HERE', groups: 'APPLIED_HERE' },
    writes: [],
    pushes: false,
    countsTotal: true,
    neverCarries: [],
  },
  FOLLOW_UP: {
    lists: true,
    listNeedsTarget: true,
    gets: true,
    filters: {
      occurredAt: 'APPLIED_HERE',
      targetIds: 'PUSHED_DOWN',
      targetTypes: 'APPLIED_HERE',
      kinds: 'APPLIED_HERE',
      authors: 'APPLIED_HERE',
    },
    writes: [],
    pushes: false,
    countsTotal: true,
    neverCarries: ['title', 'targetTypeRaw', 'call', 'ownerChange'],
  },
};
