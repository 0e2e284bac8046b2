import { choiceOf, requiredText, textOf } from '../body.ts';
import { stages } from './customers.ts';
import { misfit } from '../faults.ts';
import { reply, type Wire } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { hexId, seconds } from '../seeds.ts';
import { changeCustomer, changeRow, knownCustomer, newId, type State } from '../state.ts';

// The results of a follow-up (21 to 23) are stages of S27 alone. Customers of the start have not come to the last one.
const processStages = [...stages, { id: hexId('stage 4'), name: 'Deal closing' }];

const results: Readonly<Record<number, string>> = { 2: 'result', 21: 'order', 22: 'failed order', 23: 'invalid' };

/** S27: kept as a behaviour. Its name is taken as it comes: in the sample it differs from the stage's own. */
const setStage: Route = ({ fields }, state) => {
  const customer = knownCustomer(state, requiredText(fields, 'userid'));
  const name = requiredText(fields, 'stage_name');
  // 2 is the kind of which 21 to 23 are parts; whether it may stand alone is not said.
  const type = choiceOf(fields, 'stage_type', [1, 2, 21, 22, 23]);
  const stage = processStages.find(({ id }) => id === textOf(fields, 'stageid'));
  if (stage === undefined) throw misfit('No such stage');
  const now = seconds(state.clock.now());
  changeCustomer(state, customer.id, () => ({ stageId: stage.id }));
  record(state, {
    userid: customer.id,
    biz_type: 'user_stage_update',
    biz_time: now, // seconds, as in the sample of S24
    biz_content: {
      stageType: String(type),
      stageTypeName: results[type] ?? 'Follow-up process',
      stageId: stage.id,
      stageName: type === 1 ? name : null,
      oldStageName: processStages.find(({ id }) => id === customer.stageId)?.name ?? null,
      remark: textOf(fields, 'remark'),
      bizOperatorType: 1,
      bizOperatorId: null,
      bizOperatorName: null,
    },
    create_time: now,
  });
  return reply({});
};

/** S25: tells no id, and takes neither author nor time. */
const addRecord: Route = ({ fields }, state) => {
  const customer = knownCustomer(state, requiredText(fields, 'userid'));
  const biz_content = requiredText(fields, 'content');
  const now = state.clock.now();
  changeRow(state, customer.id, {});
  record(state, {
    userid: customer.id,
    biz_type: 'groupService',
    biz_time: now, // milliseconds
    biz_content,
    create_time: now,
  });
  return reply({});
};

function record(state: State, behaviour: Wire): void {
  state.behaviours = [{ id: newId(), ...behaviour }, ...state.behaviours];
}

/** Stages (S26, S27) and follow-up records (S25). */
export const stageRoutes: Routes = {
  'POST user_stage/record_save': addRecord,
  'GET user_stage/query_list_by_type': () =>
    reply({ items: processStages.map(({ id, name }, sortnum) => ({ id, name, sortnum })) }),
  'POST user_stage/stage_save': setStage,
};
