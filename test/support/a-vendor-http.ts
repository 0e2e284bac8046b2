import type { Call } from '../../src/vendors/call.ts';
import { createVendorHttp, type VendorHttpOptions } from '../../src/vendors/transport/http.ts';
import { Refusal } from '../../src/vendors/vendor-error.ts';
import type { VendorRequest } from '../../src/vendors/vendor-http.ts';

/** A read. */
export const request: VendorRequest = { endpoint: 'clue/list', method: 'POST', path: '/clue/list', body: '{"page":1}' };
export const aCall = (budgetMs = 1000, client = new AbortController()): Call => ({
  signal: client.signal,
  deadline: Date.now() + budgetMs,
});

/** A vendor whose replies are given one by one, in the order of its calls. */
export function aVendor(options: Partial<VendorHttpOptions> = {}) {
  const calls: { request: Request; answer(body: string, init?: ResponseInit): void; fail(error: Error): void }[] = [];
  const http = createVendorHttp({
    baseUrl: 'https://crm.example/api/',
    fetch: (sent) => {
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      calls.push({ request: sent, answer: (body, init) => resolve(new Response(body, init)), fail: reject });
      return promise;
    },
    vendor: 'acme',
    log: { info: () => undefined, warn: () => undefined },
    clock: { now: () => Date.now() },
    timeoutMs: 1000,
    concurrency: 8,
    ratePerMinute: null,
    isSandbox: false,
    ...options,
  });
  return { http, calls };
}

export const refusalOf = (reply: Promise<unknown>): Promise<Refusal> =>
  reply.then(
    () => Promise.reject(new Error('A refusal was expected.')),
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error as Error)),
  );
