import type { Entity } from '../../records/record.ts';
import type { Offer } from '../define-vendor.ts';

const stored = { lists: true, gets: true, writes: [], pushes: true, countsTotal: true } as const;

/** Everything is answered from the pushes kept in our store. */
export const offers = {
  LEAD: {
    ...stored,
    filters: {
      createdAt: 'APPLIED_HERE',
      updatedAt: 'APPLIED_HERE',
      phone: 'APPLIED_HERE',
      name: 'APPLIED_HERE',
      statuses: 'APPLIED_HERE',
      owners: 'APPLIED_HERE',
      pools: 'APPLIED_HERE',
    },
    neverCarries: [
      'email',
      'emailRaw',
      'gender',
      'genderRaw',
      'birthday',
      'intention',
      'intentionRaw',
      'callStatus',
      'callStatusRaw',
      'tags',
    ],
  },
  CUSTOMER: {
    ...stored,
    filters: {
      createdAt: 'APPLIED_HERE',
      updatedAt: 'APPLIED_HERE',
      phone: 'APPLIED_HERE',
      name: 'APPLIED_HERE',
      companyName: 'APPLIED_HERE',
      owners: 'APPLIED_HERE',
    },
    neverCarries: [
      'nickname',
      'email',
      'emailRaw',
      'emails',
      'gender',
      'genderRaw',
      'identities',
      'timeZone',
      'language',
      'status',
      'statusRaw',
      'stage',
      'isVip',
      'level',
      'source',
      'isBlacklisted',
      'blacklistEntry',
      'tags',
    ],
  },
  FOLLOW_UP: {
    ...stored,
    filters: {
      occurredAt: 'APPLIED_HERE',
      targetIds: 'PUSHED_DOWN',
      targetTypes: 'APPLIED_HERE',
      kinds: 'APPLIED_HERE',
      authors: 'APPLIED_HERE',
    },
    neverCarries: ['title', 'createdAt', 'call'],
  },
} as const satisfies Partial<Record<Entity, Offer>>;
