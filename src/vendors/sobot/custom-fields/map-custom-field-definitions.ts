import type { CustomFieldDefinition } from '../../../records/reference.ts';
import { toCustomFieldKind } from '../vocabulary.ts';
import { sobotFieldDefinition } from '../reference/wire-reference.ts';
import type { Row } from '../wire.ts';

/** A custom field as administrators defined it (S35, S37). Values of a field name its options by their `value`. */
export function toCustomFieldDefinition(raw: Row): CustomFieldDefinition {
  const wire = sobotFieldDefinition.parse(raw);
  return {
    externalId: wire.field_id,
    name: wire.field_name,
    variable: wire.field_variable,
    kind: toCustomFieldKind(wire.field_type),
    kindRaw: wire.field_type,
    isRequired: wire.fill_flag,
    statusRaw: wire.field_status,
    remark: wire.field_remark,
    ownerRaw: wire.operate_type,
    param: wire.field_params,
    options:
      wire.cus_field_data_info_list?.map((option) => ({
        externalId: option.data_id,
        value: option.data_value,
        name: option.data_name,
        param: option.data_params,
      })) ?? null,
  };
}
