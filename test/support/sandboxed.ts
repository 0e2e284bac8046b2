import type { Adapter } from '../../src/vendors/adapter.ts';
import type { VendorDefinition } from '../../src/vendors/define-vendor.ts';
import type { RecordStore } from '../../src/vendors/record-store.ts';
import type { VendorRequest } from '../../src/vendors/vendor-http.ts';
import { httpOver } from './http-over.ts';
import { lonelyTokens } from './lonely-tokens.ts';

type Fetch = (request: Request) => Promise<Response>;

export interface SandboxedOptions {
  /** Stands between the adapter and the sandbox, e.g. to spoil a reply. */
  readonly between?: (request: Request, sandbox: Fetch) => Promise<Response>;
  /** Settings beside those of the sandbox. */
  readonly env?: Readonly<Record<string, string>>;
  /** What was kept of its pushes; omitted: nothing. */
  readonly records?: RecordStore;
}

export interface Sandboxed {
  readonly adapter: Adapter;
  /** Every call to the vendor, token fetches included. */
  readonly calls: readonly VendorRequest[];
  /** Names of the calls since the last time this was asked. */
  newCalls(): string[];
  /** Past the adapter. */
  readonly sandbox: Fetch;
  /** The clock of vendor and adapter; may be set. */
  readonly time: { now: number };
}

/** A vendor over its own sandbox: no store unless one is given, no retries, every call recorded. */
export function sandboxed(definition: VendorDefinition, options: SandboxedOptions = {}): Sandboxed {
  const time = { now: Date.parse('2026-11-01T00:00:00Z') };
  const clock = { now: () => time.now };
  const built = definition.sandbox(clock);
  const sandbox: Fetch = async (request) => {
    if (built.fetch === undefined) throw new TypeError('This vendor only pushes.');
    return built.fetch(request);
  };
  const { between, env = {}, records = noRecords } = options;
  const http = httpOver(
    between === undefined ? sandbox : (request) => between(request, sandbox),
    built.env[definition.settings.baseUrlVariable ?? ''] ?? '',
  );
  const adapter = definition.connect(definition.settings.schema.parse({ ...built.env, ...env }), {
    http,
    clock,
    tokens: lonelyTokens(clock),
    records,
    log: { info: () => {}, warn: () => {} },
  });
  let told = 0;
  const newCalls = () => {
    const fresh = http.calls.slice(told).map(({ endpoint }) => endpoint);
    told = http.calls.length;
    return fresh;
  };
  return { adapter, calls: http.calls, newCalls, sandbox, time };
}

const noRecords: RecordStore = {
  get: async () => new Map(),
  list: async () => ({ rows: [], total: 0 }),
  keep: async () => {},
  survivors: async () => new Map(),
  observedSince: async () => null,
};
