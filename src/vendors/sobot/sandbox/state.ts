import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { sandboxCustomers, type SandboxCustomer } from './customers/customers.ts';
import { misfit } from './faults.ts';
import { firstAssignments, type Assignment } from './assignments/first-assignments.ts';
import { firstBlacklist, type Blacklisted } from './blacklist/first-blacklist.ts';
import { firstCompanies, type Company } from './companies/first-companies.ts';
import type { Wire } from './replies.ts';
import { seconds } from './seeds.ts';
import { tagGroups, type SandboxGroup } from './tags/tags.ts';

/** All that one sandbox knows. Records are replaced, never changed, so that the seeds stay as they are. */
export interface State {
  readonly clock: Clock;
  /** Newest first, as all lists here. */
  customers: readonly SandboxCustomer[];
  groups: readonly SandboxGroup[];
  /** Behaviours written since the start; those before are made up where they are asked for. */
  behaviours: readonly Wire[];
  assignments: readonly Assignment[];
  blacklist: readonly Blacklisted[];
  companies: readonly Company[];
}

export const freshState = (clock: Clock): State => ({
  clock,
  customers: sandboxCustomers,
  groups: tagGroups,
  behaviours: [],
  assignments: firstAssignments,
  blacklist: firstBlacklist,
  companies: firstCompanies,
});

export const newId = (): string => randomUUID().replaceAll('-', '');

export function knownCustomer(state: State, id: string): SandboxCustomer {
  const customer = state.customers.find((known) => known.id === id);
  if (customer === undefined) throw misfit('Customer not found');
  return customer;
}

/** What a write changes of a customer. */
export type CustomerChange = Partial<Pick<SandboxCustomer, 'stageId' | 'businessTags' | 'row' | 'beyond'>>;

/** Changes one customer, and the time of its last update. */
export function changeCustomer(state: State, id: string, change: (customer: SandboxCustomer) => CustomerChange): void {
  const updated = state.clock.now();
  state.customers = state.customers.map((customer) => {
    if (customer.id !== id) return customer;
    const changed = { ...customer, ...change(customer), updated };
    return { ...changed, row: { ...changed.row, update_time: seconds(updated) } };
  });
}

/** Changes keys of a customer's row alone. */
export const changeRow = (state: State, id: string, keys: Wire): void =>
  changeCustomer(state, id, ({ row }) => ({ row: { ...row, ...keys } }));
