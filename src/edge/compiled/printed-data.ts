import { textOf, type Output } from './output.ts';

/** Data of an answer that is written as JSON already. */
export class PrintedData {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Its text between two others. */
  textBetween(before: string, behind: string): string {
    return textOf(this.#output, before) + behind;
  }

  /** The data itself, for whoever must look into it. */
  parsed(): unknown {
    return JSON.parse(textOf(this.#output));
  }
}
