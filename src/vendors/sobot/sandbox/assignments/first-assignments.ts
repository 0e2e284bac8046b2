import { sandboxCustomers } from '../customers/customers.ts';
import { seconds } from '../seeds.ts';

/** That a customer was given to an agent. */
export interface Assignment {
  readonly customerId: string;
  readonly agentId: string;
  /** Seconds. */
  readonly at: number;
}

/** Who is in charge at the start was assigned an hour after the customer came. Latest first. */
export const firstAssignments: readonly Assignment[] = sandboxCustomers.flatMap(({ id, created, row }) =>
  typeof row.liable_serviceid === 'string'
    ? [{ customerId: id, agentId: row.liable_serviceid, at: seconds(created) + 3600 }]
    : [],
);
