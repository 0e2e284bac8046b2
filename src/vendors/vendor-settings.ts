import { z } from 'zod';
import { wholeSetting } from '../settings.ts';
import type { RequiredSettings, SettingDescription, VendorDefinition } from './define-vendor.ts';
import { noPushLimits, pushLimitsSchema, pushVariables, type PushLimits } from './push-limits.ts';

/** What can be set for a vendor beside its own variables, without its prefix. */
export const extraVariablesOf = ({ push }: Pick<VendorDefinition, 'push'>): typeof extraVariables =>
  push === undefined ? extraVariables : { ...extraVariables, ...pushVariables };

const extraVariables: Readonly<Record<string, SettingDescription>> = {
  RATE_PER_SECOND: {
    about: 'Calls in any second that all processes together allow themselves; 0: no limit.',
    default: '0',
  },
  RATE_PER_MINUTE: {
    about:
      'Calls in any minute that all processes together allow themselves; 0: no limit. Default: what the vendor documents.',
  },
  CONCURRENCY: { about: 'Calls that may run at the same time, in all processes together.', default: '8' },
};

/** The settings of a vendor that is on. */
export interface ConnectedSettings {
  readonly value: unknown;
  readonly baseUrl: string | null;
  /** All that is required of us there: who we are to the vendor. Holds secrets. */
  readonly account: readonly string[];
}

/** How one vendor is to be run. */
export interface VendorPlan {
  /** Null: off. Parsed by the vendor's own schema. */
  readonly settings: ConnectedSettings | null;
  /** Null: no limit. */
  readonly ratePerSecond: number | null;
  /** Null: no limit. */
  readonly ratePerMinute: number | null;
  readonly concurrency: number;
  readonly webhookSecrets: readonly string[];
  readonly pushLimits: PushLimits;
}

interface ReadVendor {
  readonly plan: VendorPlan;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

const extras = z.object({
  RATE_PER_SECOND: wholeSetting(0, 1_000_000).default(0),
  RATE_PER_MINUTE: wholeSetting(0, 1_000_000).optional(),
  CONCURRENCY: wholeSetting(1, 1000).default(8),
});

/** Reads one vendor's variables; with all that is missing or wrong in words that never show a value. */
export function readVendorSettings(
  vendor: string,
  definition: VendorDefinition,
  variables: Readonly<Record<string, string>>,
): ReadVendor {
  const prefix = `${vendor.toUpperCase()}_`;
  const own = Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith(prefix)));
  const problems: string[] = [];

  const bare = withoutPrefix(own, prefix);
  const extra = extras.safeParse(bare);
  const limits = pushLimitsSchema.safeParse(definition.push === undefined ? {} : bare);
  for (const { error } of [extra, limits]) if (error !== undefined) problems.push(...sentences(error, prefix));
  const { RATE_PER_SECOND = 0, RATE_PER_MINUTE, CONCURRENCY = 8 } = extra.data ?? {};

  const isOn = definition.settings.required.some((way) => way.every((name) => name in own));
  problems.push(...(isOn ? begunBeside : gapsOf)(vendor, definition.settings.required, own));
  const read = isOn ? definition.settings.schema.safeParse(own) : null;
  if (read !== null && !read.success) problems.push(...sentences(read.error, ''));

  const baseUrl = read === null ? null : baseUrlOf(definition, own);
  if (baseUrl !== null && !isPlainUrl(baseUrl)) {
    problems.push(`${definition.settings.baseUrlVariable} must be an http(s) URL without user, query or fragment`);
  }
  const account = [...new Set(definition.settings.required.flat())].sort().map((name) => own[name] ?? '');
  const wrong = misspelt(vendor, definition, variables);
  return {
    plan: {
      settings: read?.success === true ? { value: read.data, baseUrl, account } : null,
      ratePerSecond: RATE_PER_SECOND === 0 ? null : RATE_PER_SECOND,
      ratePerMinute: RATE_PER_MINUTE === 0 ? null : (RATE_PER_MINUTE ?? definition.documentedRatePerMinute),
      concurrency: CONCURRENCY,
      webhookSecrets: secretsIn(own[`${prefix}WEBHOOK_SECRET`]),
      pushLimits: limits.data ?? noPushLimits,
    },
    problems: problems.length > 0 ? [...problems, ...wrong] : [],
    warnings: problems.length > 0 ? [] : wrong,
  };
}

const secretsIn = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');

const withoutPrefix = (variables: Readonly<Record<string, string>>, prefix: string) =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name.slice(prefix.length), value]));

const sentences = (error: z.ZodError, prefix: string): string[] =>
  error.issues.map(({ path, message }) => `${prefix}${path.join('.')} ${message}`);

function baseUrlOf({ settings }: VendorDefinition, own: Readonly<Record<string, string>>): string | null {
  const name = settings.baseUrlVariable;
  return name === null ? null : (own[name] ?? settings.variables[name]?.default ?? null);
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}

/** One sentence if some variables of a way to configure the vendor are set, but of no way all. */
function gapsOf(vendor: string, ways: readonly RequiredSettings[], own: Readonly<Record<string, string>>): string[] {
  const begun = ways
    .map((way) => ({ isBegun: way.some((name) => name in own), missing: way.filter((name) => !(name in own)) }))
    .filter(({ isBegun }) => isBegun)
    .sort((a, b) => a.missing.length - b.missing.length);
  if (begun.length === 0) return [];
  const missing = [...new Set(begun.map((way) => way.missing.join(' and ')))].join(', or instead ');
  const set = [...new Set(ways.flat())].filter((name) => name in own).join(', ');
  return [`${vendor} is half configured: set ${missing}; or unset ${set} to leave it off`];
}

/** One sentence for each way that is begun beside a whole one: which of them is meant must not be guessed. */
function begunBeside(
  vendor: string,
  ways: readonly RequiredSettings[],
  own: Readonly<Record<string, string>>,
): string[] {
  const used = new Set(ways.filter((way) => way.every((name) => name in own)).flat());
  return ways.flatMap((way) => {
    const missing = way.filter((name) => !(name in own));
    const idle = way.filter((name) => name in own && !used.has(name));
    if (missing.length === 0 || idle.length === 0) return [];
    const others = [...used].filter((name) => !way.includes(name)).join(' and ');
    return [`${vendor} is half configured: set ${missing.join(' and ')}; or unset ${idle.join(', ')} to use ${others}`];
  });
}

/** Variables that look like a setting of this vendor and are none. */
function misspelt(vendor: string, definition: VendorDefinition, variables: Readonly<Record<string, string>>): string[] {
  const prefix = `${vendor.toUpperCase()}_`;
  const known = [
    ...Object.keys(definition.settings.variables),
    ...Object.keys(extraVariablesOf(definition)).map((name) => prefix + name),
  ];
  return Object.keys(variables)
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .map((name) => {
      const meant =
        known.find((one) => plain(one) === plain(name)) ?? known.find((one) => isNear(plain(one), plain(name)));
      return `${name} is not a setting${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    });
}

const plain = (name: string): string => name.replaceAll('_', '');

/** True if one letter was added, lost, changed or swapped with its neighbour. */
function isNear(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
