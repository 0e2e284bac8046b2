import type { CustomFieldKind, CustomFieldOption, CustomFieldValue, FieldChange } from '../records/custom-field.ts';
import { builder } from './builder.ts';
import { personal } from './personal.ts';
import { wordsOf } from './words.ts';

export const CustomFieldKindType = wordsOf<CustomFieldKind>(
  'CustomFieldKind',
  'What kind of value a custom field holds.',
  {
    TEXT: 'One line of text.',
    MULTILINE_TEXT: 'Several lines of text.',
    DATE: 'A day.',
    TIME: 'A time of day.',
    NUMBER: 'A number.',
    SINGLE_CHOICE: 'One option out of a list (drop-down or radio button).',
    MULTIPLE_CHOICE: 'Several options out of a list (check box).',
    CASCADE: 'Options that depend on each other.',
    SWITCH: 'On or off, as 1 or 0.',
    IMAGE: 'Pictures.',
    EMPLOYEE: 'One employee or several.',
    DEPARTMENT: 'One department or several.',
    QUOTE: 'A reference to another field.',
    UNKNOWN: 'A value this API does not know yet; see `kindRaw`.',
  },
);

export const CustomFieldOptionType = builder.objectRef<CustomFieldOption>('CustomFieldOption').implement({
  description: 'An option of a custom field.',
  fields: (t) => ({
    externalId: t.expose('externalId', { type: 'ID', description: "The vendor's id of the option." }),
    value: t.expose('value', { type: 'String', description: 'The value it stands for, if that is not the id.' }),
    name: t.expose('name', { type: 'String', description: 'Name shown.' }),
    param: t.expose('param', {
      type: 'String',
      description: "Name of the option's parameter, for programs. Sobot only.",
    }),
  }),
});

export const CustomFieldValueType = builder.objectRef<CustomFieldValue>('CustomFieldValue').implement({
  description: "A value of a field that the vendor's administrators added.",
  fields: (t) => ({
    key: t.expose('key', {
      type: 'ID',
      nullable: false,
      description: "The vendor's id of the field, e.g. c_date_xge1t7al.",
    }),
    name: t.expose('name', { type: 'String', description: 'Name of the field; null where no definition can be read.' }),
    kind: t.expose('kind', { type: CustomFieldKindType, description: 'What kind of value it holds.' }),
    kindRaw: t.expose('kindRaw', { type: 'String', description: "The vendor's own word or code for `kind`." }),
    text: t.expose('text', {
      type: 'String',
      description: "The value as text; null if empty. For choices the vendor's option ids, comma-joined.",
    }),
    options: t.expose('options', {
      type: [CustomFieldOptionType],
      description: 'The options chosen; null where the kind has none.',
    }),
    param: t.expose('param', {
      type: 'String',
      description: "Name of the field's parameter, for programs. Sobot only.",
    }),
  }),
});

export const FieldChangeType = builder.objectRef<FieldChange>('FieldChange').implement({
  description: 'A field that changed.',
  fields: (t) => ({
    field: t.expose('field', { type: 'String', nullable: false, description: "The vendor's name of the field." }),
    label: t.expose('label', { type: 'String', description: 'Name shown.' }),
    before: t.expose('before', {
      type: 'String',
      extensions: personal,
      description: 'Value before; null if there was none or it was not sent.',
    }),
    after: t.expose('after', {
      type: 'String',
      extensions: personal,
      description: 'Value after; null if it was emptied or not sent.',
    }),
    typeRaw: t.expose('typeRaw', {
      type: 'String',
      description: "Code of the field's kind as sent. Sobot only, not documented.",
    }),
  }),
});
