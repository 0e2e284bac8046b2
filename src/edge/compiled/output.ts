/** JSON as it is being written: pieces in order, and places that are filled when their values have come. */
export type Output = (string | Output)[];

/** Settles when what was left open is written; undefined: nothing was. */
export type Later = Promise<unknown> | undefined;

/** When all of them are written. */
export const whenAll = (waiting: readonly Promise<unknown>[]): Later =>
  waiting.length > 1 ? Promise.all(waiting) : waiting[0];

/** Throws an error when all that is under way beside it has come to an end, so that nothing of that is lost unseen. */
export function thrownAfter(waiting: readonly Promise<unknown>[], error: unknown): Promise<never> {
  if (waiting.length === 0) throw error;
  const rethrow = (): never => {
    throw error;
  };
  return Promise.all(waiting).then(rethrow, rethrow);
}

/** Where something is written later, or may be overwritten. */
export function newPlace(output: Output): Output {
  const place: Output = [];
  output.push(place);
  return place;
}

/** Writes over all that stands there. */
export function overwrite(output: Output, text: string): void {
  output.length = 0;
  output.push(text);
}

/** All that is written there, behind what stands before it. */
export function textOf(output: Output, before = ''): string {
  let text = before;
  for (const piece of output) text = typeof piece === 'string' ? text + piece : textOf(piece, text);
  return text;
}

/** As graphql-js tells promises from values. */
export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (value instanceof Promise || typeof (value as { readonly then?: unknown }).then === 'function');
