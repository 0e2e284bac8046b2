// What V8 of Node 24 takes on 64 bits: held to by test/load/kept-replies.test.ts.
const listBytes = 48;
const objectBytes = 64;
const placeBytes = 8; // of each value in a list or object; small integers, null and booleans take nothing else
const numberBytes = 16;
const textBytes = 24;
const letterBytes = 2;
// Objects of the same names share them. A new one costs its text, and the shape of objects that have it.
const newNameBytes = 250;
const mostNames = 2000; // more than vendors have; what these take, half a MiB, is counted but once

/**
 * The most bytes that a parsed JSON takes in memory: lists of short values take many times the length of their text.
 * `besideObject`: what else is kept for each object in it.
 */
export function createWeigher(besideObject = 0): (json: unknown) => number {
  const names = new Set<string>();

  function weigh(value: unknown): number {
    if (typeof value === 'string') return textBytes + letterBytes * value.length;
    if (typeof value === 'number') return isSmall(value) ? 0 : numberBytes;
    if (Array.isArray(value)) {
      let sum = listBytes + placeBytes * value.length;
      for (const one of value) sum += weigh(one);
      return sum;
    }
    return isObject(value) ? weighObject(value) : 0;
  }

  function weighObject(value: Readonly<Record<string, unknown>>): number {
    let sum = objectBytes + besideObject;
    for (const name of Object.keys(value)) {
      if (!names.has(name)) {
        if (names.size < mostNames) names.add(name);
        sum += newNameBytes + letterBytes * name.length;
      }
      sum += placeBytes + weigh(value[name]);
    }
    return sum;
  }

  return weigh;
}

const isSmall = (value: number): boolean => Object.is(value, value | 0);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
