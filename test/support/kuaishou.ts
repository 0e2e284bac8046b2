// For the tests of Kuaishou's folder: the adapter straight over its sandbox, or over replies written by hand.
import { aCall, httpOver } from './http-over.ts';
import { sourceOf, type Adapter, type Source } from '../../src/vendors/adapter.ts';
import type { Call } from '../../src/vendors/call.ts';
import type { Surroundings } from '../../src/vendors/define-vendor.ts';
import type { KeysetPart, ListPlan, PagedPart } from '../../src/vendors/list-plan.ts';
import type { TokenSpec, Tokens } from '../../src/vendors/tokens.ts';
import type { Entity } from '../../src/records/record.ts';
import { kuaishou } from '../../src/vendors/kuaishou/adapter.ts';
import type { SandboxClue } from '../../src/vendors/kuaishou/sandbox/clue.ts';
import { KuaishouSandbox } from '../../src/vendors/kuaishou/sandbox/sandbox.ts';

export const now = Date.parse('2026-11-01T00:00:00Z');
export const clock = { now: () => now };

/** Settings with a fixed token and one advertiser. */
export const fixedEnv = {
  KUAISHOU_BASE_URL: 'https://kuaishou.test/rest/openapi',
  KUAISHOU_ADVERTISER_IDS: '20006545',
  KUAISHOU_ACCESS_TOKEN: '2001269897942cf166354de6d5c444b6',
};

/** The adapter over a fetch, with every call it makes. */
export function connected(
  fetch: (request: Request) => Promise<Response>,
  env: Readonly<Record<string, string>> = fixedEnv,
  tokens: Tokens & { readonly kept?: () => string | null } = memoryTokens(),
) {
  const http = httpOver(fetch, env['KUAISHOU_BASE_URL']!, new Date(now));
  const surroundings = { http, tokens, clock, log: { info() {}, warn() {} } } as Partial<Surroundings> as Surroundings;
  const adapter: Adapter = kuaishou.connect(kuaishou.settings.schema.parse(env), surroundings);
  const endpoints = () => http.calls.map(({ endpoint }) => endpoint);
  const bodies = () => http.calls.map(({ body }) => body);
  return { adapter, http, endpoints, bodies };
}

export function sandboxed(clues?: readonly SandboxClue[], env: Readonly<Record<string, string>> = {}) {
  const sandbox = new KuaishouSandbox(clock, clues);
  return { sandbox, ...connected((request) => sandbox.fetch(request), { ...sandbox.env, ...env }) };
}

/** Answers every call with these bodies, the last one again and again. */
export function answering(...replies: readonly string[]) {
  let next = 0;
  return async () => new Response(replies[Math.min(next++, replies.length - 1)]);
}

export const source = <E extends Entity>(adapter: Adapter, entity: E): Source<E> => {
  const found = sourceOf(adapter, entity);
  if (found === undefined) throw new Error(`no source of ${entity}`);
  return found;
};

export const pagedParts = <R>(plan: ListPlan<R>): PagedPart<R>[] => plan.parts.filter((part) => part.kind === 'paged');

export const keysetParts = <R>(plan: ListPlan<R>): KeysetPart<R>[] =>
  plan.parts.filter((part) => part.kind === 'keyset');

export const unbounded = { from: null, to: null };

/** Every row of a part, by its pages. */
export async function walk<R>(part: PagedPart<R>, size: number, call: Call = aCall()): Promise<R[]> {
  const rows: R[] = [];
  for (let page = 1; ; page++) {
    const reply = await part.read({ page, size, ...unbounded }, call);
    rows.push(...reply.rows);
    if (reply.rows.length < size) return rows;
  }
}

/** One token for all, in memory; what a fetch keeps comes back at the next. */
export function memoryTokens(kept: string | null = null): Tokens & { readonly kept: () => string | null } {
  return {
    kept: () => kept,
    source(spec: TokenSpec) {
      let current: Promise<string> | null = null;
      const fetch = async (call: Call): Promise<string> => {
        const fetched = await spec.fetch(kept, call);
        kept = fetched.keep ?? kept;
        return fetched.value;
      };
      return {
        get: (call) => (current ??= fetch(call)),
        renew: async (used, call) => ((await current) === used ? (current = fetch(call)) : current!),
      };
    },
  };
}
