import { z } from 'zod';
import { parseLossless } from '../../values/lossless.ts';
import { id, text } from '../../values/wire.ts';

const textOrNull = z.compile(text.catch(null));

/** Option ids are joined by comma; a list of them is taken as well. */
const value = z
  .unknown()
  .optional()
  .transform((held): string | null => {
    const parts = (Array.isArray(held) ? held : [held]).map((part) => textOrNull.parse(part));
    return parts.filter((part) => part !== null).join(',') || null;
  });

const customField = z.object({
  fieldid: id,
  field_value: value,
  field_text: value,
  field_type: text,
  field_params: text,
  data_params: value,
});
const fieldsOrNull = z.compile(z.array(customField));
export type SobotCustomField = z.infer<typeof customField> & { readonly fieldid: string };

/**
 * The values of custom fields: a list (`extend_fields` by S19, `extend_field_values` of pushes), or such a list encoded
 * as a text (`ex_field_str`), which is '' where there are none. Null where it is neither, e.g. the free object that S22
 * shows as `extend_fields`. A value that does not say whose it is, is left out.
 */
export const customFields = z.compile(
  z
    .unknown()
    .optional()
    .transform((held): SobotCustomField[] | null => {
      const parsed = fieldsOrNull.safeParse(typeof held === 'string' ? fromJson(held) : held);
      return parsed.success ? parsed.data.filter(isNamed) : null;
    }),
);

const isNamed = (field: z.infer<typeof customField>): field is SobotCustomField => field.fieldid !== null;

function fromJson(held: string): unknown {
  if (held.trim() === '') return [];
  try {
    return parseLossless(held);
  } catch {
    return null; // administrators can break this text; the customer stays readable
  }
}
