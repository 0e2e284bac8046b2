import type { CustomFieldDefinition, CustomFieldOwner } from '../../records/reference.ts';
import { builder } from '../builder.ts';
import { CustomFieldKindType, CustomFieldOptionType } from '../shared/custom-field.ts';
import { wordsOf } from '../words.ts';

export const CustomFieldOwnerType = wordsOf<CustomFieldOwner>('CustomFieldOwner', 'Whose custom fields.', {
  CUSTOMER: 'Of customers.',
  COMPANY: 'Of companies (enterprises).',
});

export const CustomFieldDefinitionType = builder.objectRef<CustomFieldDefinition>('CustomFieldDefinition').implement({
  description: 'A field that administrators added.',
  fields: (t) => ({
    externalId: t.expose('externalId', {
      type: 'ID',
      nullable: false,
      description: "The vendor's id of the field; `key` of its values.",
    }),
    name: t.expose('name', { type: 'String', description: 'Name shown.' }),
    variable: t.expose('variable', { type: 'String', description: 'Variable name, for programs.' }),
    kind: t.expose('kind', { type: CustomFieldKindType, description: 'What it holds.' }),
    kindRaw: t.expose('kindRaw', { type: 'String', description: "The vendor's own code for `kind`." }),
    isRequired: t.expose('isRequired', { type: 'Boolean', description: 'True if it must be filled.' }),
    statusRaw: t.expose('statusRaw', {
      type: 'String',
      description: "The vendor's code for the state of the field; no list of values is published.",
    }),
    remark: t.expose('remark', { type: 'String', description: 'Note on the field.' }),
    ownerRaw: t.expose('ownerRaw', {
      type: 'String',
      description: "The vendor's code for whose it is (operate_type).",
    }),
    param: t.expose('param', { type: 'String', description: "Name of the field's parameter, for programs." }),
    options: t.expose('options', {
      type: [CustomFieldOptionType],
      description: 'Options to choose from; null where the kind has none.',
    }),
  }),
});
