import type { InputProblem, Unfit, UserErrorCode } from '../../write.ts';

// Each check tells what is wrong with one part of an input, and never repeats the value: it may be personal.

type Path = readonly string[];

/** One problem if something is wrong, as a list to be joined with others. */
export const wrongIf = (
  isWrong: boolean,
  path: Path | null,
  code: UserErrorCode,
  message: string,
): readonly InputProblem[] => (isWrong ? [{ path, code, message }] : []);

export const isGiven = (value: string | null | undefined): value is string => value !== null && value !== undefined;

/** A text that the vendor needs. */
export const checkFilled = (text: string | null | undefined, path: Path, message: string): readonly InputProblem[] =>
  wrongIf(!isGiven(text) || text.trim() === '', path, 'REQUIRED', message);

/** Null: the input is fit. */
export function unfit(problems: readonly InputProblem[]): Unfit | null {
  const [first, ...others] = problems;
  return first === undefined ? null : { problems: [first, ...others] };
}
