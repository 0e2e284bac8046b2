import { idsIn, listIn, requiredText } from '../body.ts';
import { companyFields } from '../custom-fields/field-definitions.ts';
import { fieldValues } from '../custom-fields/field-values.ts';
import { reply } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { newId } from '../state.ts';

/** S19: tells the bare id. Custom fields are a list here, and no text as with customers. */
const save: Route = ({ fields }, state) => {
  const name = requiredText(fields, 'enterprise_name');
  idsIn(fields, 'enterprise_domains');
  fieldValues(listIn(fields, 'extend_fields') ?? [], companyFields);
  const company = { id: newId(), name };
  state.companies = [company, ...state.companies];
  return reply({ item: company.id });
};

/** Companies: they can be made, and be named at customers, but nothing reads them back. */
export const companyRoutes: Routes = { 'POST enterprise/save': save };
