import type { InputProblem } from '../../write.ts';
import type { CustomFieldInput } from '../../write-inputs.ts';
import { isBlank, wrong } from './checks.ts';

type Fields = readonly CustomFieldInput[] | null | undefined;

/** A custom field as S17, S18 and S19 take it, by its id or by the name of its parameter. */
export interface CustomFieldBody {
  readonly fieldid?: string;
  readonly field_params?: string;
  readonly field_value: string;
}

export const checkCustomFields = (fields: Fields): InputProblem[] =>
  (fields ?? []).flatMap(({ key, param, values }, index, all) => {
    const path = ['customFields', String(index)];
    const isSame = (other: CustomFieldInput): boolean => (isBlank(key) ? other.param === param : other.key === key);
    return [
      ...(isBlank(key) === isBlank(param)
        ? wrong(path, 'EXACTLY_ONE_OF', 'Tell the field either by its key or by its param.')
        : all.findIndex(isSame) < index
          ? wrong(path, 'INVALID_VALUE', 'This field is given a value twice.')
          : []),
      ...(values.length === 0 || values.some(isBlank)
        ? wrong([...path, 'values'], 'REQUIRED', 'A custom field needs a value, and none may be blank.')
        : []),
      // Several values are joined by comma: one within would make more of them.
      ...(values.length > 1 && values.some((value) => value.includes(','))
        ? wrong([...path, 'values'], 'INVALID_VALUE', 'One of several values cannot hold a comma.')
        : []),
    ];
  });

export const customFieldsBody = (fields: readonly CustomFieldInput[]): CustomFieldBody[] =>
  fields.map(({ key, param, values }) => ({
    ...(isBlank(key) ? { field_params: param ?? '' } : { fieldid: key ?? '' }),
    field_value: values.join(','),
  }));
