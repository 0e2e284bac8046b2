import { expect, onTestFinished } from 'vitest';
import type { Call } from '../../src/vendors/call.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { createVendorHttp } from '../../src/vendors/transport/http.ts';
import { createNetwork } from '../../src/vendors/transport/network.ts';
import { Refusal } from '../../src/vendors/vendor-error.ts';
import type { VendorRequest } from '../../src/vendors/vendor-http.ts';

/** A read with a secret in its query. */
export const request: VendorRequest = {
  endpoint: 'clue/list',
  method: 'GET',
  path: '/clues',
  query: { access_token: 's3cret' },
};
export const aCall = (budgetMs = 300): Call => ({
  signal: AbortSignal.timeout(budgetMs),
  deadline: Date.now() + budgetMs,
});

/** Calls over real connections, for one test. */
export function httpTo(baseUrl: string, { concurrency = 8, timeoutMs = 300, clock = systemClock } = {}) {
  const network = createNetwork({ connections: concurrency, connectTimeoutMs: timeoutMs });
  onTestFinished(() => network.close());
  return createVendorHttp({
    vendor: 'acme',
    log: { info: () => undefined, warn: () => undefined },
    baseUrl,
    fetch: network.fetch,
    clock,
    timeoutMs,
    concurrency,
    ratePerMinute: null,
    isSandbox: false,
  });
}

/** What came of a call, and in how many milliseconds. */
export async function outcomeOf(reply: Promise<unknown>) {
  const startedAt = performance.now();
  const error = await reply.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error('A refusal was expected.', { cause: error });
  const { kind, message, vendorCode, retryAfterMs, cause } = error;
  expect(`${message} ${vendorCode} ${String(cause)} ${JSON.stringify(cause)}`).not.toContain('s3cret');
  return { kind, message, vendorCode, retryAfterMs, ms: performance.now() - startedAt };
}

export const withinBudget = expect.toSatisfy((ms: number) => ms < 600, 'within the budget') as number;
