import type { InputProblem, Unfit, UserErrorCode } from '../../write.ts';
import { customerIdOf, readTagRef } from '../refs.ts';

// Each check tells what is wrong with one part of an input, and never repeats the value: it may be personal.

type Path = readonly string[];

/** One problem, as a list to be joined with others. */
export const wrong = (path: Path | null, code: UserErrorCode, message: string): InputProblem[] => [
  { path, code, message },
];

/** Null: the input is fit. */
export function unfit(problems: readonly InputProblem[]): Unfit | null {
  const [first, ...others] = problems;
  return first === undefined ? null : { problems: [first, ...others] };
}

export const isBlank = (text: string | null | undefined): boolean =>
  text === null || text === undefined || text.trim() === '';

export const isGiven = <Value>(value: Value | null | undefined): value is Value =>
  value !== null && value !== undefined;

/** Null in place of a blank text. */
export const filled = (text: string | null | undefined): string | null => (isBlank(text) ? null : (text ?? null));

/** `most` in characters as people count them, not in UTF-16 units. */
export function checkText(text: string | null | undefined, path: Path, most = Infinity): InputProblem[] {
  if (isBlank(text)) return wrong(path, 'REQUIRED', 'It cannot be blank.');
  return checkLength(text, path, most);
}

export const checkLength = (text: string | null | undefined, path: Path, most: number): InputProblem[] =>
  charactersIn(text ?? '') > most ? wrong(path, 'TOO_LONG', `It takes at most ${most} characters.`) : [];

/** A text that may be left out, but says nothing where it is blank. */
export const checkFilled = (text: string | null | undefined, path: Path, most?: number): InputProblem[] =>
  text === null || text === undefined ? [] : checkText(text, path, most);

const charactersIn = (text: string): number => Array.from(text).length; // code points

export const checkCustomer = (ref: string, path: Path = ['customerId']): InputProblem[] =>
  customerIdOf(ref) === null ? wrong(path, 'NOT_FOUND', 'There is no such customer.') : [];

const mostCustomers = 100; // not documented; ids are joined into one text

/** Customers that one call names together. */
export function checkCustomers(refs: readonly string[]): InputProblem[] {
  const path = ['customerIds'];
  if (refs.length === 0) return wrong(path, 'REQUIRED', 'Name at least one customer.');
  if (refs.length > mostCustomers) return wrong(path, 'TOO_MANY', `One call takes at most ${mostCustomers} customers.`);
  return refs.flatMap((ref) => checkCustomer(ref, path)).slice(0, 1);
}

/** Tags to be given, taken or changed: only the company's own can be. */
export function checkTags(refs: readonly string[], path: Path): InputProblem[] {
  const tags = refs.map(readTagRef);
  return [
    ...(tags.includes(null) ? wrong(path, 'NOT_FOUND', 'There is no such tag.') : []),
    ...(tags.some((tag) => tag?.isBusiness === false)
      ? wrong(path, 'UNSUPPORTED', 'Sobot only shows tags of WeCom; it cannot write them.')
      : []),
  ];
}

/** Ids of tags that were checked. */
export const tagIdsOf = (refs: readonly string[]): string[] => [
  ...new Set(refs.map(readTagRef).flatMap((tag) => (tag === null ? [] : [tag.id]))),
];
