import type { Asking } from '../asking.ts';

/** A question as nearly all clients ask it: JSON by POST, an answer in JSON. */
export interface PlainPost extends Asking {
  readonly text: string;
  /** Address of the other end of the connection; null if there is none. */
  readonly peer: string | null;
  readonly mediaType: AnswerType;
}

export type AnswerType = 'application/json' | 'application/graphql-response+json';

/** What a plain POST is answered with. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The question itself. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

const json = /^application\/json\s*(?:;\s*charset=(?:utf-8|UTF-8)\s*)?$/;

/** Which JSON is wanted, as Yoga would choose; null: the request is no plain one. */
export function answerTypeOf(
  method: string | undefined,
  path: string | undefined,
  headers: Asking['headers'],
): AnswerType | null {
  if (method !== 'POST' || path !== '/graphql') return null;
  if (!json.test(headers.get('content-type') ?? '') || headers.get('content-encoding') !== null) return null;
  return answerTypes.get(headers.get('accept') ?? '*/*') ?? null;
}

const answerTypes: ReadonlyMap<string, AnswerType> = new Map([
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/json, */*', 'application/json'],
  ['application/json, text/plain, */*', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
]);

/** The question in a body; null: there is anything in it that wants a closer look. */
export function questionIn(text: string): Question | null {
  const body = objectIn(text);
  if (body === null || typeof body['query'] !== 'string') return null;
  const { query, variables = null, operationName = null, extensions = null } = body;
  if (operationName !== null && (typeof operationName !== 'string' || operationName === '')) return null;
  if (!isObjectOrNull(variables) || !isObjectOrNull(extensions)) return null;
  return { query, variables: variables ?? {}, operationName };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = JSON.parse(text);
    return isObjectOrNull(body) ? body : null;
  } catch {
    return null;
  }
}

const isObjectOrNull = (value: unknown): value is Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && !Array.isArray(value);
