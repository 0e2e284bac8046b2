import type { RecordOrigin } from './record.ts';

export const blacklistDurations = ['HOURS_24', 'HOURS_48', 'HOURS_72', 'FOREVER', 'NONE', 'UNKNOWN'] as const;
export type BlacklistDuration = (typeof blacklistDurations)[number];

/** Why and until when a customer is blacklisted. */
export interface BlacklistEntry {
  /** Made by the adapter: tells this entry from all others of the vendor. */
  readonly ref: string;
  readonly origin: RecordOrigin;
  readonly customerRef: string;
  readonly customerExternalId: string;
  readonly nickname: string | null;
  readonly duration: BlacklistDuration | null;
  readonly durationRaw: string | null;
  readonly reason: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** True while this entry holds. */
  readonly isBlacklisted: boolean | null;
  /** True if the customer is blacklisted now; the vendor's two flags may disagree. */
  readonly isCustomerBlacklisted: boolean | null;
}
