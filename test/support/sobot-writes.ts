import { sobot } from '../../src/vendors/sobot/adapter.ts';
import type { WriteInputs } from '../../src/vendors/write-inputs.ts';
import type { Prepared, Unfit, WriteName } from '../../src/vendors/write.ts';
import { aCall } from './http-over.ts';
import { sandboxed, type SandboxedOptions } from './sandboxed.ts';

/** Sobot's writes over its sandbox. */
export function sobotWrites(options: SandboxedOptions = {}) {
  const vendor = sandboxed(sobot, options);

  async function prepare<N extends WriteName>(mutation: N, input: WriteInputs[N]): Promise<Prepared | Unfit> {
    const write = vendor.adapter.writes?.[mutation];
    if (write === undefined) throw new TypeError(`Sobot does not take ${mutation}.`);
    return write.prepare(input, aCall());
  }

  return {
    ...vendor,

    /** A write that must be fit. */
    async ready<N extends WriteName>(mutation: N, input: WriteInputs[N]): Promise<Prepared> {
      const result = await prepare(mutation, input);
      if ('problems' in result) throw new Error(`Unfit: ${JSON.stringify(result.problems)}`);
      return result;
    },

    /** What is wrong with an input, as `CODE path.of.names`. */
    async problems<N extends WriteName>(mutation: N, input: WriteInputs[N]): Promise<string[]> {
      const result = await prepare(mutation, input);
      if (!('problems' in result)) return [];
      return result.problems.map(({ code, path }) => `${code} ${path === null ? '-' : path.join('.')}`);
    },

    /** When a write is sent now. */
    now: () => new Date(vendor.time.now),
    /** How often an endpoint was called. */
    timesCalled: (endpoint: string) => vendor.calls.filter((call) => call.endpoint === endpoint).length,
  };
}

/** Answers calls to an endpoint with a code in place of the sandbox. */
export const refusing =
  (endpoint: string, ret_code: string, ret_msg = 'no'): NonNullable<SandboxedOptions['between']> =>
  async (request, sandbox) =>
    request.url.includes(`/${endpoint}`) ? Response.json({ ret_code, ret_msg }) : sandbox(request);
