import type { Configuration } from '../configuration.ts';
import type { Coordination } from '../coordination/coordination.ts';
import { sealOf } from '../coordination/seal.ts';
import { createTokens, type ClosableTokens } from '../coordination/tokens.ts';
import type { SecretChange, Store } from '../store/store.ts';
import { SettingsError } from '../settings.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { ConnectedVendor, ConnectedVendors } from './connected.ts';
import type { VendorDefinition } from './define-vendor.ts';
import { createSharedReplies } from './transport/cache/shared-replies.ts';
import { createVendorHttp, type CacheOptions } from './transport/http.ts';
import type { Log } from './log.ts';
import { noPushLimits } from './push-limits.ts';
import * as registry from './registry.ts';
import type { Sandbox } from './sandbox.ts';
import { createSandboxFetch } from './transport/sandbox-fetch.ts';
import type { OutsideFetch } from './transport/outside.ts';
import { createNetwork } from './transport/network.ts';
import type { Sharing } from './transport/sharing.ts';
import { vendorNames, type VendorName } from './vendor-name.ts';
import { readVendorSettings, type ConnectedSettings, type VendorPlan } from './vendor-settings.ts';
import { noWatch, type VendorWatch } from './vendor-watch.ts';
import { watchedTokens } from './watched-tokens.ts';

/** What vendors are brought up with. */
export interface ConnectOptions {
  readonly configuration: Configuration;
  readonly store: Pick<Store, 'records' | 'secret' | 'replaceSecret' | 'shared'>;
  /** Where processes share tokens, beside the store, and limits. */
  readonly coordination: Coordination;
  /** Id of the log of changes that all processes of that place read; null or absent: this one is alone. */
  readonly sharedChanges?: string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** In place of the network, for vendors that are not sandboxes. */
  readonly fetch?: OutsideFetch;
  /** Who is told what happens on the way to a vendor. */
  readonly watchOf?: (vendor: string) => VendorWatch;
}

/** A body that a sandbox vendor pushes. */
export interface SandboxPush {
  readonly vendor: VendorName;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All vendors of the registry, brought up. */
export interface Connection {
  readonly vendors: ConnectedVendors;
  readonly isSandbox: boolean;
  /** Bodies that the sandbox vendors push as soon as the server is up. */
  readonly sandboxPushes: readonly SandboxPush[];
  /** Calls the listener with what they push later. */
  onSandboxPush(listener: (push: SandboxPush) => void): void;
  /** Ends the connections to vendors. */
  close(): Promise<void>;
}

/** Brings every vendor of the registry up, as the configuration says. */
export function connectVendors(options: ConnectOptions): Connection {
  const { isSandbox } = options.configuration;
  const closers: (() => Promise<void>)[] = [];
  const tokens: ClosableTokens[] = [];
  const sandboxes: { readonly vendor: VendorName; readonly sandbox: Sandbox }[] = [];

  const outsideOf = (plan: VendorPlan): OutsideFetch => {
    if (options.fetch !== undefined) return options.fetch;
    const connectTimeoutMs = options.configuration.settings.vendorTimeoutMs;
    const network = createNetwork({ connections: plan.concurrency, connectTimeoutMs });
    closers.push(() => network.close());
    return network.fetch;
  };

  const connect = (name: VendorName): ConnectedVendor => {
    const definition = registry[name];
    const plan = options.configuration.vendors.get(name)!;
    if (!isSandbox) return connectVendor(name, definition, plan, outsideOf, { ...options, tokens });
    const sandbox = definition.sandbox(options.clock);
    sandboxes.push({ vendor: name, sandbox });
    const played = readVendorSettings(name, definition, sandbox.env);
    if (played.problems.length > 0) throw new SettingsError(played.problems);
    const { ratePerSecond, ratePerMinute, concurrency } = plan;
    return connectVendor(
      name,
      definition,
      { ...played.plan, ratePerSecond, ratePerMinute, concurrency, pushLimits: noPushLimits },
      () => createSandboxFetch(sandbox),
      { ...options, tokens },
    );
  };

  const vendors = new Map(vendorNames.map((name) => [name, connect(name)]));
  return {
    vendors,
    isSandbox,
    sandboxPushes: sandboxes.flatMap(({ vendor, sandbox }) => (sandbox.pushes ?? []).map((body) => ({ vendor, body }))),
    onSandboxPush: (listener) => {
      for (const { vendor, sandbox } of sandboxes) sandbox.onPush?.((body) => listener({ vendor, body }));
    },
    close: async () => {
      // A refresh cut off on its way may lose the refresh token that it used.
      await Promise.all(tokens.map((ofVendor) => ofVendor.settle()));
      await Promise.all(closers.map((close) => close()));
    },
  };
}

const untried = { state: 'UNTRIED', since: null, lastSuccessAt: null, lastFailureAt: null, lastProblem: null } as const;

function connectVendor(
  name: VendorName,
  definition: VendorDefinition,
  plan: VendorPlan,
  outsideOf: (plan: VendorPlan) => OutsideFetch,
  options: ConnectOptions & { readonly tokens: ClosableTokens[] },
): ConnectedVendor {
  const { configuration, store, coordination, clock, log, watchOf, tokens: made } = options;
  const { isSandbox, settings: general } = configuration;
  const { settings, webhookSecrets, pushLimits } = plan;
  if (settings === null) {
    const nothing = { adapter: null, push: null, webhookSecrets: [], pushLimits };
    return { name, definition, isSandbox, ...nothing, health: () => untried, quota: () => null };
  }
  const timeoutMs = Math.min(general.vendorTimeoutMs, general.requestBudgetMs);
  const isCalled = settings.baseUrl !== null;
  const watch = watchOf?.(name) ?? noWatch;
  const http = createVendorHttp({
    vendor: name,
    log,
    watch,
    baseUrl: settings.baseUrl ?? 'https://vendor.invalid',
    fetch: isCalled ? outsideOf(plan) : async () => Promise.reject(new Error(`${name} is never called.`)),
    clock,
    timeoutMs,
    concurrency: plan.concurrency,
    ratePerSecond: plan.ratePerSecond,
    ratePerMinute: plan.ratePerMinute,
    sharing: sharingOf(name, settings, coordination),
    isSandbox,
    cache: cacheOf(name, settings, options),
  });
  const secrets = {
    get: (key: string) => store.secret(name, key),
    replace: (key: string, change: SecretChange) => store.replaceSecret(name, key, change),
  };
  const tokens = createTokens({
    scope: [name, settings.baseUrl ?? ''],
    secrets,
    passing: coordination,
    lasting: store.shared,
    clock,
    timeoutMs,
  });
  made.push(tokens);
  const adapter = definition.connect(settings.value, {
    http: {
      read: (request, call) => http.read(request, troubled(name, call)),
      send: (request, call) => http.send(request, troubled(name, call)),
    },
    records: store.records(name),
    tokens: watchedTokens(tokens, watch, http.noted),
    clock,
    log,
    kept: (endpoint, call) => {
      watch.kept(endpoint);
      call.asker?.gotAnswer?.({ vendor: name, endpoint, ms: 0, by: 'keeping' });
    },
  });
  return {
    name,
    definition,
    adapter: {
      ...adapter,
      pushed: (change) => {
        http.pushed(change.number);
        adapter.pushed?.(change);
      },
    },
    push: definition.push?.(settings.value) ?? null,
    isSandbox,
    webhookSecrets: definition.push === undefined ? [] : webhookSecrets,
    pushLimits,
    health: () => http.health(),
    quota: () => (isCalled ? http.quota() : null),
    line: {
      isResting: () => http.isResting(),
      regret: (problem) => {
        watch.regretted(problem);
        http.noted.regretted(problem);
        void http.touched(); // the answer may be kept, for it passed for good
      },
    },
  };
}

/** Null: nothing is kept. */
function cacheOf(
  name: VendorName,
  { baseUrl, account }: ConnectedSettings,
  { configuration, coordination, sharedChanges }: ConnectOptions,
): CacheOptions | null {
  const { cacheTtlMs: ttlMs, cacheStaleMs: staleMs } = configuration.settings;
  if (ttlMs === 0) return null;
  if (sharedChanges === null || sharedChanges === undefined) return { ttlMs, staleMs };
  // Only who has the same account there, and hears of the same pushes, can use what another was answered.
  const seal = sealOf(['replies', name, baseUrl ?? '', ...account, sharedChanges]);
  const lifetimeMs = Math.max(ttlMs, staleMs);
  return { ttlMs, staleMs, shared: createSharedReplies({ place: coordination, seal, lifetimeMs }) };
}

/** A vendor counts the calls of one account, whoever makes them. */
const sharingOf = (name: VendorName, { baseUrl, account }: ConnectedSettings, coordination: Coordination): Sharing => ({
  name: `${name}-${sealOf([name, baseUrl ?? '', ...account]).name}`,
  desk: coordination.limits,
  signals: coordination.signals,
  place: coordination,
});

/** The call with the trouble that it wants from this vendor. */
const troubled = (name: VendorName, call: Call): Call =>
  call.troubles === undefined ? call : { ...call, trouble: call.troubles.get(name) };
