import { z } from 'zod';
import type { LogLevel } from './log.ts';
import { addressListSetting, type AddressList } from './pushes/door/address-list.ts';
import type { SettingDescription } from './vendors/define-vendor.ts';

/** The start is refused: every gap and every value that will not do, one line each. Never shows a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The settings do not allow a start:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Variables as the process has them; an empty one counts as unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is no single vendor's. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly requestBudgetMs: number;
  readonly vendorTimeoutMs: number;
  /** Milliseconds for which answers of vendors are kept; 0: not at all. */
  readonly cacheTtlMs: number;
  /** Milliseconds for which a kept answer may serve in place of an error. */
  readonly cacheStaleMs: number;
  /** True: sandbox vendors, whatever else is configured. */
  readonly sandbox: boolean;
  readonly dataDir: string;
  /** PostgreSQL; null: SQLite in `dataDir`. May hold a password: never shown. */
  readonly databaseUrl: string | null;
  /** Days after which pushes and changes are deleted; 0: never. */
  readonly retentionDays: number;
  /** What processes wake one another through; null: nothing. May hold a password: never shown. */
  readonly redisUrl: string | null;
  /** Processes that serve beside one another. */
  readonly workers: number;
  /** How long requests are still taken after SIGTERM, while `/readyz` is 503; milliseconds. */
  readonly graceMs: number;
  readonly isProduction: boolean;
  /** As `ServerParts.fastPath`. */
  readonly fastPath: 'on' | 'off';
  /** Equal queries of one client at the same time are answered once. */
  readonly sharesAnswers: boolean;
  readonly logLevel: LogLevel;
  /** Where traces go; null: nowhere. */
  readonly otlpEndpoint: string | null;
  /** Proxies that are believed when they say whom they speak for; null: none. */
  readonly trustedProxies: AddressList | null;
}

/** For the README and `.env.example`. */
export const generalVariables = {
  HOST: { about: 'Address to listen on.', default: '127.0.0.1' },
  PORT: { about: 'Port to listen on; 0 takes a free one.', default: '4000' },
  REQUEST_BUDGET_MS: { about: 'The most that one request may take, in milliseconds.', default: '5000' },
  VENDOR_TIMEOUT_MS: { about: 'The most that one call to a vendor may take, in milliseconds.', default: '3000' },
  SANDBOX: {
    about: '1 runs over the built-in sandbox vendors, whatever else is set. Without any vendor it does so anyway.',
  },
  AUTH: {
    about:
      'Only off yet: everyone who reaches the server may read all. So HOST must be loopback, unless sandbox vendors answer.',
    default: 'off',
  },
  DATA_DIR: { about: 'Folder of the SQLite database.', default: './data' },
  DATABASE_URL: {
    about:
      'postgres:// or postgresql://: PostgreSQL instead of SQLite, for one process or several. The database may be shared: the tables are in the schema crm_federation.',
    isSecret: true,
  },
  PUSH_RETENTION_DAYS: {
    about:
      'Days after which pushes that were applied, and the changes they told, are deleted; records stay. 0 keeps them for ever.',
    default: '0',
  },
  REDIS_URL: {
    about:
      'redis:// or rediss://: what several processes share tokens and limits through, beside the store, and wake one another, so that a push to one reaches the subscribers of all at once instead of within a second.',
    isSecret: true,
  },
  WORKERS: {
    about:
      'Number of processes that serve on the port, e.g. one for each core. Over the sandbox only 1: each would have vendors of its own.',
    default: '1',
  },
  SHUTDOWN_GRACE_MS: {
    about:
      'How long requests are still taken after SIGTERM, while /readyz is already 503, in milliseconds: time for balancers to notice.',
    default: '2000',
  },
  CACHE_TTL_MS: {
    about:
      'For how long answers of vendors are kept and serve equal reads, in milliseconds; 0: not at all. See docs/caching.md.',
    default: '0',
  },
  CACHE_STALE_MS: {
    about:
      'For how long a kept answer may serve, marked STALE, in place of an error of its vendor, in milliseconds; 0: never. Matters where CACHE_TTL_MS is set.',
    default: '300000',
  },
  TRUSTED_PROXIES: {
    about:
      'Addresses and networks (CIDR) of proxies whose X-Forwarded-For is believed, by comma. Matters where <VENDOR>_WEBHOOK_ADDRESSES is set.',
  },
  LOG_LEVEL: {
    about:
      'debug, info, warn or error: the least weight of a line that is written. debug adds a line for each request.',
    default: 'info',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    about: 'Base address of an OpenTelemetry receiver (OTLP over HTTP), which is sent traces; unset: no traces.',
  },
  FAST_PATH: {
    about: 'off: every request goes the long way, through all of Yoga and its executor, with equal answers, slower.',
    default: 'on',
  },
  SHARE_ANSWERS: {
    about:
      'on: equal queries that one client (by authorization, cookie and graphql-client-name or address) asks at the same time are run once. A write ends that for those under way in the same process.',
    default: 'off',
  },
  NODE_ENV: { about: 'production turns trouble on request (x-sandbox) off.' },
} satisfies Readonly<Record<string, SettingDescription>>;

/** A whole number within bounds. */
export const wholeSetting = (least: number, most: number) => {
  const error = () => `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const milliseconds = wholeSetting(50, 600_000);
const onOff = z
  .enum(['0', '1', 'false', 'true', 'off', 'on'])
  .transform((value) => ['1', 'true', 'on'].includes(value));

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeSetting(0, 65_535).default(4000),
  REQUEST_BUDGET_MS: milliseconds.default(5000),
  VENDOR_TIMEOUT_MS: milliseconds.default(3000),
  SANDBOX: onOff.default(false),
  AUTH: z.literal('off', { error: () => 'can only be off: signing in is not supported yet' }).default('off'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, {
      error: () => 'must be postgres://user:password@host:port/database, with special characters percent-encoded',
    })
    .optional(),
  PUSH_RETENTION_DAYS: wholeSetting(0, 36_500).default(0),
  REDIS_URL: z
    .string()
    .refine((text) => isUrlOf(text, ['redis:', 'rediss:']), {
      error: () => 'must be redis://host:port or rediss://host:port, with user and password if there are any',
    })
    .optional(),
  WORKERS: wholeSetting(1, 64).default(1),
  SHUTDOWN_GRACE_MS: wholeSetting(0, 5000).default(2000),
  CACHE_TTL_MS: wholeSetting(0, 86_400_000).default(0),
  CACHE_STALE_MS: wholeSetting(0, 86_400_000).default(300_000),
  TRUSTED_PROXIES: addressListSetting.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: () => 'must be debug, info, warn or error' })
    .default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((text) => isUrlOf(text, ['http:', 'https:']), { error: () => 'must be an http(s) URL' })
    .optional(),
  FAST_PATH: z.enum(['on', 'off'], { error: () => 'must be on or off' }).default('on'),
  SHARE_ANSWERS: onOff.default(false),
  NODE_ENV: z.string().default('development'),
});

/** The general settings, or all that is wrong with them. */
export function readGeneralSettings(environment: Environment): Settings | { readonly problems: readonly string[] } {
  const read = schema.safeParse(setVariables(environment));
  if (!read.success) return { problems: read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
  const { data } = read;
  return {
    host: data.HOST,
    port: data.PORT,
    requestBudgetMs: data.REQUEST_BUDGET_MS,
    vendorTimeoutMs: data.VENDOR_TIMEOUT_MS,
    cacheTtlMs: data.CACHE_TTL_MS,
    cacheStaleMs: data.CACHE_STALE_MS,
    sandbox: data.SANDBOX,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL ?? null,
    retentionDays: data.PUSH_RETENTION_DAYS,
    redisUrl: data.REDIS_URL ?? null,
    workers: data.WORKERS,
    graceMs: data.SHUTDOWN_GRACE_MS,
    isProduction: data.NODE_ENV === 'production',
    fastPath: data.FAST_PATH,
    sharesAnswers: data.SHARE_ANSWERS,
    logLevel: data.LOG_LEVEL,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    trustedProxies: data.TRUSTED_PROXIES ?? null,
  };
}

/** Without those that are unset or empty. */
export const setVariables = (environment: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== '',
    ),
  );

const isUrlOf = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';

/** A host may be missing: then the socket's folder is in the query. */
function isDatabaseUrl(text: string): boolean {
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password, pathname } = new URL(text);
  return [username, password, pathname].every((part) => /^(?:[^%]|%[\da-f]{2})*$/i.test(part));
}

/** True if only this machine can reach a server that listens there. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
