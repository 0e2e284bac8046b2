import type { MaybePromise } from '@pothos/core';
import type { CustomFieldKind, CustomFieldValue, FieldChange } from '../../records/custom-field.ts';
import { builder } from '../builder.ts';
import { personal } from './personal.ts';
import { chosenOptions, type ShownCustomField, type ShownOption } from '../reference/shown-custom-field.ts';
import { wordsOf } from '../words.ts';

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

type ToldOfField = Pick<CustomFieldValue, 'name' | 'kind' | 'kindRaw' | 'param'>;

/** What the value itself says of its field, or else the definition of the field. */
const ofField =
  <K extends keyof ToldOfField>(key: K) =>
  ({ value, definition }: ShownCustomField): MaybePromise<ToldOfField[K] | null> =>
    value[key] ?? definition().then((defined: ToldOfField | null) => defined?.[key] ?? null);

const ofOption =
  (key: 'name' | 'param') =>
  (option: ShownOption): MaybePromise<string | null> =>
    option[key] ?? option.defined?.().then((defined) => defined?.[key] ?? null) ?? null;

export const CustomFieldOptionType = builder.objectRef<ShownOption>('CustomFieldOption').implement({
  description: 'An option of a custom field.',
  fields: (t) => ({
    externalId: t.expose('externalId', { type: 'ID', description: "The vendor's id of the option." }),
    value: t.expose('value', { type: 'String', description: 'The value it stands for, if that is not the id.' }),
    name: t.string({ description: 'Name shown.', resolve: ofOption('name') }),
    param: t.string({
      description: "Name of the option's parameter, for programs. Sobot only.",
      resolve: ofOption('param'),
    }),
  }),
});

export const CustomFieldValueType = builder.objectRef<ShownCustomField>('CustomFieldValue').implement({
  description: "A value of a field that the vendor's administrators added.",
  fields: (t) => ({
    key: t.id({
      nullable: false,
      description: "The vendor's id of the field, e.g. c_date_xge1t7al.",
      resolve: ({ value }) => value.key,
    }),
    name: t.string({
      description: 'Name of the field; null where no definition can be read.',
      resolve: ofField('name'),
    }),
    kind: t.field({
      type: CustomFieldKindType,
      description: 'What kind of value it holds.',
      resolve: ofField('kind'),
    }),
    kindRaw: t.string({ description: "The vendor's own word or code for `kind`.", resolve: ofField('kindRaw') }),
    text: t.string({
      description: "The value as text; null if empty. For choices the vendor's option ids, comma-joined.",
      resolve: ({ value }) => value.text,
    }),
    options: t.field({
      type: [CustomFieldOptionType],
      description: 'The options chosen; null where the kind has none.',
      resolve: chosenOptions,
    }),
    param: t.string({
      description: "Name of the field's parameter, for programs. Sobot only.",
      resolve: ofField('param'),
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
