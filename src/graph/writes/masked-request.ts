import type { ShownRequest } from '../../writes/write-answer.ts';
import { maskText } from '../shared/personal.ts';

/** A vendor request as it is shown without `pii:read`: the names of its fields, and their values masked, be they text or numbers. */
export const maskedRequest = (request: ShownRequest): ShownRequest => ({
  ...request,
  query: request.query === null ? null : mapValues(request.query, maskText),
  body: request.body === null ? null : maskedBody(request.body),
});

function maskedBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body, maskValue));
  } catch {
    return maskText(body.slice(0, 1)); // no JSON: nobody knows where its values are
  }
}

const maskValue = (_key: string, value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' ? maskText(String(value)) : value;

const mapValues = (values: Readonly<Record<string, string>>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
