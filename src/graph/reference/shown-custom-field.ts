import type { Context } from '../../context.ts';
import type { CustomFieldKind, CustomFieldOption, CustomFieldValue } from '../../records/custom-field.ts';
import type { CustomFieldDefinition } from '../../records/reference.ts';
import type { Held } from '../nodes/held.ts';
import { unified } from '../nodes/unified.ts';
import { entryOf } from './named.ts';

/** A value of a custom field, with a way to the definition of the field. */
export interface ShownCustomField {
  readonly value: CustomFieldValue;
  /** Null where no definition can be had. */
  definition(): Promise<CustomFieldDefinition | null>;
}

/** An option, with a way to what the definition of its field says of it. */
export interface ShownOption extends CustomFieldOption {
  defined?(): Promise<CustomFieldOption | null>;
}

const choices: ReadonlySet<CustomFieldKind | null> = new Set(['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'CASCADE']);

/** The custom fields of a customer, whose definitions its vendor may list. */
export async function customFieldsOfCustomer(
  held: Held<'CUSTOMER'>,
  _args: object,
  context: Context,
): Promise<ShownCustomField[] | null> {
  const values = await unified(held, 'customFields', context);
  const definitionOf = ({ key }: CustomFieldValue) =>
    entryOf(held.vendor, key, (lists) => lists.customFields('CUSTOMER'), context);
  return values?.map((value) => ({ value, definition: () => definitionOf(value) })) ?? null;
}

/** The custom fields of a lead: no vendor lists definitions of those. */
export async function customFieldsOfLead(
  held: Held<'LEAD'>,
  _args: object,
  context: Context,
): Promise<ShownCustomField[] | null> {
  const values = await unified(held, 'customFields', context);
  return values?.map((value) => ({ value, definition: async () => null })) ?? null;
}

/** The options chosen: those of the value, or, where it does not even tell its kind, those that the definition makes of its text. */
export async function chosenOptions({ value, definition }: ShownCustomField): Promise<ShownOption[] | null> {
  const options = value.options ?? (value.kind === null ? optionsIn(value.text, await definition()) : null);
  return (
    options?.map((option) => ({
      ...option,
      defined: async () => definedOption(option.externalId, await definition()),
    })) ?? null
  );
}

function optionsIn(text: string | null, definition: CustomFieldDefinition | null): CustomFieldOption[] | null {
  if (!choices.has(definition?.kind ?? null)) return null;
  const ids = text === null ? [] : text.split(',').map((part) => part.trim());
  return ids.filter((id) => id !== '').map((externalId) => ({ externalId, value: null, name: null, param: null }));
}

// Records bear either the id of an option or the value it stands for.
const definedOption = (id: string | null, definition: CustomFieldDefinition | null): CustomFieldOption | null =>
  id === null
    ? null
    : (definition?.options?.find(({ externalId }) => externalId === id) ??
      definition?.options?.find(({ value }) => value === id) ??
      null);
