import { companyFields, customerFields, type FieldDefinition } from './field-definitions.ts';
import { reply, type Wire } from '../replies.ts';
import type { Routes } from '../route.ts';

/** Definitions of the custom fields of customers (S35, with its misspelt path) and of companies (S37). */
export const fieldRoutes: Routes = {
  'GET custom_field/custom_fieid_info_list': () =>
    reply({
      items: customerFields.map((field, index) => ({ ...definition(field, index, 1), ...options(field, () => ({})) })),
    }),
  'GET enterprise/query_custom_field_list': () =>
    reply({
      items: companyFields.map((field, index) => ({
        ...definition(field, index, 2),
        field_params: field.param, // only here
        ...options(field, () => ({ field_id: field.id, field_variable: null })),
      })),
    }),
};

const definition = ({ id, name, type, isRequired }: FieldDefinition, index: number, operateType: number): Wire => ({
  field_id: id,
  field_name: name,
  field_variable: `customField${index + 1}`,
  field_type: type,
  fill_flag: isRequired ? 1 : 0,
  field_status: 1,
  field_remark: '',
  operate_type: operateType,
});

const options = (field: FieldDefinition, more: () => Wire): Wire => ({
  cus_field_data_info_list:
    field.options?.map(({ id, value, name, param }) => ({
      data_id: id,
      data_value: value,
      data_name: name,
      ...more(),
      data_params: param,
    })) ?? null,
});
