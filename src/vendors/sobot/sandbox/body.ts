import { misfit } from './faults.ts';
import type { Wire } from './replies.ts';

/** A body, or a part of one, that must be an object. */
export function objectOf(value: unknown): Wire {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Wire;
  throw misfit('An object is required');
}

/** A text or number as text, without the stray spaces that the document's own samples have; '' where there is none. */
export function textOf(body: Wire, name: string): string {
  const value = body[name] ?? '';
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  throw misfit(`${name} must be a text`);
}

export function requiredText(body: Wire, name: string): string {
  const text = textOf(body, name);
  if (text === '') throw misfit(`${name} cannot be blank`);
  return text;
}

/** A list, whatever is in it; null where there is none. */
export function listIn(body: Wire, name: string): readonly unknown[] | null {
  const value = body[name] ?? null;
  if (value === null || Array.isArray(value)) return value;
  throw misfit(`${name} must be a list`);
}

/** A list of ids; empty where there is none. */
export const idsIn = (body: Wire, name: string): readonly string[] =>
  (listIn(body, name) ?? []).map((id) => requiredText({ [name]: id }, name));

/** A whole number within a set; it may come as text. */
export function choiceOf<Choice extends number>(body: Wire, name: string, choices: readonly Choice[]): Choice {
  const text = requiredText(body, name);
  const choice = choices.find((known) => String(known) === text);
  if (choice === undefined) throw misfit(`${name} must be one of ${choices.join(', ')}`);
  return choice;
}
