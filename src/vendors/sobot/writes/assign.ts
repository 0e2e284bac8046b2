import type { StaffNode } from '../../../records/reference.ts';
import type { Call } from '../../call.ts';
import type { InputProblem, Receipt, Write } from '../../write.ts';
import type { AssignmentKind, CustomersAssign, CustomersRecycle, OwnerInput } from '../../write-inputs.ts';
import { checkCustomers, checkText, isBlank, unfit, wrong } from './checks.ts';
import { listCustomers } from './listed-customer.ts';
import { prepared, wrote } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { secondsSince } from './since.ts';

// Text, by the table.
const assignTypes: Readonly<Record<AssignmentKind, string>> = {
  ASSIGN_UNASSIGNED: '1',
  ASSIGN_FROM_POOL: '2',
  TAKE_FROM_POOL: '3',
  REASSIGN_MINE: '4',
  CHANGE_OWNER: '5',
};

/** S20: wants the names of agents beside their ids. How several agents share the customers is not documented. */
export const customersAssign = (room: WriteRoom): Write<CustomersAssign> => ({
  async prepare({ customers, kind, owners }, call) {
    const problems = unfit([
      ...checkCustomers(customers),
      ...(owners.length === 0 ? wrong(['owners'], 'REQUIRED', 'Name at least one agent.') : []),
      ...owners.flatMap(({ externalId }, index) => checkText(externalId, ['owners', String(index), 'externalId'])),
    ]);
    if (problems !== null) return problems;
    const names = await namesOf(owners, room, call);
    const unknown = unfit(names.flatMap((name, index) => (name === null ? noSuchAgent(index) : [])));
    if (unknown !== null) return unknown;
    return prepared(room, {
      request: post('public_user/assign', {
        confirmids: customers.join(','),
        liable_list: owners.map(({ externalId, departmentPath }, index) => ({
          liable_serviceid: externalId,
          liable_service_name: names[index],
          ...(isBlank(departmentPath) ? {} : { liable_departmentid: departmentPath }),
        })),
        assign_biz_type: assignTypes[kind],
      }),
      places: { customer: ['customerIds'] },
      receipt: wrote(...customers),
      readBack: (sentAt, readCall) => lookAtOwners(room, customers, owners, sentAt, readCall),
    });
  },
});

/** S21. Which of the two values sends customers to the pool is not documented, so nothing can prove it afterwards. */
export const customersRecycle = (room: WriteRoom): Write<CustomersRecycle> => ({
  async prepare({ customers, isValid }) {
    const problems = unfit(checkCustomers(customers));
    if (problems !== null) return problems;
    return prepared(room, {
      request: post('public_user/confirm', { confirmids: customers.join(','), confirm_type: isValid ? 1 : 2 }),
      places: { customer: ['customerIds'] },
      receipt: wrote(...customers),
    });
  },
});

const noSuchAgent = (index: number): InputProblem[] =>
  wrong(['owners', String(index), 'externalId'], 'NOT_FOUND', 'There is no such agent.');

/** The names given, and those of the staff where none is; null: there is no such agent. */
async function namesOf(owners: readonly OwnerInput[], room: WriteRoom, call: Call): Promise<(string | null)[]> {
  const isAsked = owners.some(({ name }) => isBlank(name));
  const staff = namesIn((isAsked ? await room.reference.staff?.(call) : null) ?? []);
  return owners.map(({ externalId, name }) => (isBlank(name) ? (staff.get(externalId) ?? null) : (name ?? null)));
}

const namesIn = (nodes: readonly StaffNode[]): Map<string, string> =>
  new Map(
    nodes.flatMap((node) => [
      ...(node.kind === 'DEPARTMENT' || node.name === null ? [] : [[node.externalId, node.name] as const]),
      ...namesIn(node.children ?? []),
    ]),
  );

/** Each customer stands among those of one of the agents that were changed since then (S22). */
async function lookAtOwners(
  { client }: WriteRoom,
  customers: readonly string[],
  owners: readonly OwnerInput[],
  sentAt: Date,
  call: Call,
): Promise<Receipt | null> {
  const owned = new Set<string>();
  for (const liable_serviceid of new Set(owners.map(({ externalId }) => externalId))) {
    const filter = { liable_serviceid, update_start_time: secondsSince(sentAt) };
    const rows = await listCustomers(client, filter, call);
    for (const row of rows) if (row.liableserviceid === liable_serviceid) owned.add(row.id);
  }
  return customers.every((customer) => owned.has(customer)) ? { refs: [...customers] } : null;
}
