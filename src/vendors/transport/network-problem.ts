import { isNetworkError } from 'ky';
import { errors } from 'undici';
import { Refusal } from '../vendor-error.ts';

const tooSlow: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Failures that there are only before there is a connection. Others, e.g. EHOSTUNREACH, also befall an open one. */
const unconnected: ReadonlySet<string> = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT']);

/** A network failure before the reply as a `Refusal`; undefined for what is no network failure but a bug of ours. */
export function networkProblem(thrown: unknown): Refusal | undefined {
  const chain = causesOf(thrown);
  if (chain.some((error) => error instanceof errors.HTTPParserError || isAssertion(error))) {
    return new Refusal({ kind: 'BAD_REPLY', message: 'The reply is no HTTP.' });
  }
  const failure = chain.find((error) => networkCode(error) !== undefined);
  if (failure === undefined && !isNetworkError(thrown)) return undefined;
  const vendorCode = failure === undefined ? undefined : networkCode(failure);
  const isTooSlow = vendorCode !== undefined && tooSlow.has(vendorCode);
  return new Refusal({
    kind: isTooSlow ? 'TIMEOUT' : 'UNAVAILABLE',
    message: isTooSlow ? 'The vendor did not answer in time.' : 'The vendor cannot be reached.',
    vendorCode,
    neverSent: isUnconnected(failure),
    cause: failure, // never ky's own error: it holds the request, and with that the token
  });
}

// undici asserts that nobody switches protocols unasked (101); nothing of ours does.
const isAssertion = (error: Error): boolean => 'code' in error && error.code === 'ERR_ASSERTION';

/** The system's or undici's code, e.g. `ECONNRESET`; not those that mean a wrong argument. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  const isBug = /^ERR_(?!TLS|SSL)/.test(code) || code === 'UND_ERR_INVALID_ARG';
  return isBug ? undefined : code;
}

/** True if there was no connection: nothing can have been sent. */
const isUnconnected = (failure: unknown): boolean =>
  unconnected.has(networkCode(failure) ?? '') ||
  (failure instanceof Error && 'syscall' in failure && failure.syscall === 'connect');

function causesOf(thrown: unknown): Error[] {
  const chain: Error[] = [];
  for (let error = thrown; error instanceof Error && chain.length < 5; error = innerOf(error)) chain.push(error);
  return chain;
}

// Several addresses tried: the first failure stands for all.
const innerOf = (error: Error): unknown =>
  error.cause ?? (error instanceof AggregateError ? (error.errors as unknown[])[0] : undefined);
