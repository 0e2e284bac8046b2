import { choiceOf, textOf } from '../body.ts';
import { customerValues } from './customer-values.ts';
import { agents, companyId, midnightBefore, type SandboxCustomer } from './customers.ts';
import { isLevel } from '../reference/dictionaries.ts';
import { misfit } from '../faults.ts';
import { customerFields } from '../custom-fields/field-definitions.ts';
import { borne, fieldValues, fromText, merged } from '../custom-fields/field-values.ts';
import { reply, type Wire } from '../replies.ts';
import type { Ask, Route, Routes } from '../route.ts';
import { seconds } from '../seeds.ts';
import { changeCustomer, knownCustomer, newId, type State } from '../state.ts';

const followUp = 3;

/**
 * S17. Whom it takes for the same customer, the company's rules of uniqueness say; here it is who has the same e-mail
 * or, after that, the same telephone, letter by letter. Status and owner of such a customer are left alone.
 * Whether its other custom fields are too, the document does not say; here they are.
 */
const save: Route = (ask, state) => {
  const values = customerValues(ask, state);
  const crmStatus = choiceOf(ask.fields, 'crm_status', [1, 2, followUp, 4]);
  const owned = owner(ask.fields, crmStatus);
  const fields = fieldValues(fromText(ask.fields), customerFields);
  const known = matching(state, textOf(ask.fields, 'email'), textOf(ask.fields, 'tel'));
  if (known !== undefined) {
    changeCustomer(state, known.id, ({ row, beyond }) => ({
      row: { ...row, ...values.row },
      beyond: { ...beyond, ...values.beyond, ...upserted(beyond, fields) },
    }));
    return reply({ data: { userid: known.id }, action: 'update' });
  }
  const customer = created({ ...values.row, crm_status: crmStatus, ...owned }, values.beyond, fields, state);
  state.customers = [customer, ...state.customers];
  return reply({ data: { userid: customer.id }, action: 'add' });
};

function matching({ customers }: State, email: string, tel: string): SandboxCustomer | undefined {
  const alive = customers.filter(({ row }) => row.status !== 9);
  return (
    alive.find(({ row }) => email !== '' && row.email === email) ??
    alive.find(({ row }) => tel !== '' && row.tel === tel)
  );
}

function created(row: Wire, beyond: Wire, fields: readonly Wire[], { clock }: State): SandboxCustomer {
  const id = newId();
  const now = clock.now();
  const at = seconds(now);
  return {
    id,
    number: null,
    created: now,
    updated: now,
    stageId: null,
    businessTags: [],
    wecomTags: [],
    row: {
      id,
      pid: companyId,
      is_vip: '0',
      user_status: 0,
      user_label: '',
      biz_label: '',
      extend_fields: {},
      fixed_fields: {},
      source: 18, // as in the sample of S22; S30 does not list it
      status: 8,
      create_type: 1,
      create_time: at,
      create_date: midnightBefore(now),
      update_time: at,
      ...row,
    },
    beyond: { ...beyond, ...customFields(fields) },
  };
}

/** S18. The id in the path counts: the sample has another one in its body, and a crm_status that is no parameter. */
const update: Route = (ask, state) => {
  const customer = knownCustomer(state, ask.id);
  const values = customerValues(ask, state);
  const owned = owner(ask.fields, customer.row.crm_status);
  const levelled = level(ask.fields);
  const fields = fieldValues(fromText(ask.fields), customerFields);
  changeCustomer(state, customer.id, ({ row, beyond }) => ({
    row: { ...row, ...values.row, ...levelled, ...owned },
    beyond: { ...beyond, ...values.beyond, ...overwritten(ask, beyond, fields) },
  }));
  return reply({});
};

/**
 * Without `upset_ex_field_str: 1` all custom fields are overwritten, those that the write does not name too.
 * That a write with no `ex_field_str` at all empties them is the sandbox's reading, the one that can do harm.
 */
function overwritten({ fields }: Ask, beyond: Wire, values: readonly Wire[]): Wire {
  return textOf(fields, 'upset_ex_field_str') === '1' ? upserted(beyond, values) : customFields(values);
}

const upserted = (beyond: Wire, values: readonly Wire[]): Wire =>
  values.length === 0 ? {} : customFields(merged(borne(beyond.ex_field_str), values));

const customFields = (values: readonly Wire[]): Wire => ({ ex_field_str: JSON.stringify(values) });

/** Of an update alone: S17 has no such parameter. */
function level(fields: Wire): Wire {
  if (fields.vip_level === undefined) return {};
  const vip_level = textOf(fields, 'vip_level');
  if (vip_level !== '' && !isLevel(vip_level)) throw misfit('No such level');
  return { vip_level };
}

/** Required where the customer is followed up, by the tables of S17 and of S18. */
function owner(fields: Wire, crmStatus: unknown): Wire {
  const id = textOf(fields, 'liable_serviceid');
  if (id === '' && crmStatus === followUp)
    throw misfit('liable_serviceid is required when customer status is follow-up');
  if (id === '') return {};
  const agent = agents.find((known) => known.id === id);
  if (agent === undefined) throw misfit('No such agent');
  return { liable_serviceid: id, liable_service_name: textOf(fields, 'liable_service_name') || agent.name };
}

/** Writing customers. */
export const customerWrites: Routes = { 'POST user/save': save, 'POST user/update/:id': update };
