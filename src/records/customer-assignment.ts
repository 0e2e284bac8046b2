import type { RecordOrigin } from './record.ts';

/** A customer given to an agent. */
export interface CustomerAssignment {
  /** Made by the adapter: tells this assignment from all others of the agent. */
  readonly ref: string;
  readonly origin: RecordOrigin;
  readonly assignedAt: Date | null;
  readonly customerRef: string;
  readonly customerExternalId: string;
  readonly nickname: string | null;
  readonly companyExternalId: string | null;
}

/** Customers given to an agent on one day. */
export interface DailyAssignments {
  /** yyyy-MM-dd */
  readonly date: string;
  readonly count: number | null;
  readonly ownerExternalId: string;
  readonly companyExternalId: string | null;
}
