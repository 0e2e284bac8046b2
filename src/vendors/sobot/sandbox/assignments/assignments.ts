import { choiceOf, listIn, objectOf, requiredText } from '../body.ts';
import { agents, type SandboxCustomer } from '../customers/customers.ts';
import { misfit } from '../faults.ts';
import { reply, type Wire } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { seconds } from '../seeds.ts';
import { changeRow, knownCustomer, type State } from '../state.ts';

/**
 * S20. Customers are dealt out to the agents in turn: what several agents mean is not documented. Nor is whether the
 * kind of assignment must fit the status that a customer is in; here it need not.
 */
const assign: Route = ({ fields }, state) => {
  choiceOf(fields, 'assign_biz_type', [1, 2, 3, 4, 5]);
  const customers = confirmed(fields, state);
  const owners = (listIn(fields, 'liable_list') ?? []).map((owner) => liable(objectOf(owner)));
  if (owners.length === 0) throw misfit('liable_list is required');
  const at = seconds(state.clock.now());
  for (const [index, { id }] of customers.entries()) {
    const owner = owners[index % owners.length]!;
    changeRow(state, id, { ...owner, crm_status: 3 });
    state.assignments = [{ customerId: id, agentId: owner.liable_serviceid, at }, ...state.assignments];
  }
  return reply({});
};

function liable(owner: Wire): { liable_serviceid: string; liable_service_name: string } {
  const liable_serviceid = requiredText(owner, 'liable_serviceid');
  if (!agents.some(({ id }) => id === liable_serviceid)) throw misfit('No such agent');
  return { liable_serviceid, liable_service_name: requiredText(owner, 'liable_service_name') };
}

/** S21. Which `confirm_type` sends customers to the pool is not documented: here it is 1, the one in the sample. */
const recycle: Route = ({ fields }, state) => {
  const type = choiceOf(fields, 'confirm_type', [1, 2]);
  for (const { id } of confirmed(fields, state)) {
    if (type === 1) changeRow(state, id, { crm_status: 4, liable_serviceid: null, liable_service_name: null });
  }
  return reply({});
};

/** All or none: an id that nobody has refuses the whole call. */
const confirmed = (fields: Wire, state: State): readonly SandboxCustomer[] =>
  requiredText(fields, 'confirmids')
    .split(',')
    .map((id) => knownCustomer(state, id.trim()));

/** Who is in charge of whom. */
export const assignmentRoutes: Routes = { 'POST public_user/assign': assign, 'POST public_user/confirm': recycle };
