import {
  isLoopback,
  readGeneralSettings,
  setVariables,
  SettingsError,
  type Environment,
  type Settings,
} from './settings.ts';
import * as registry from './vendors/registry.ts';
import { vendorNames, type VendorName } from './vendors/vendor-name.ts';
import { readVendorSettings, type VendorPlan } from './vendors/vendor-settings.ts';

/** All that the environment says. */
export interface Configuration {
  readonly settings: Settings;
  readonly vendors: ReadonlyMap<VendorName, VendorPlan>;
  /** True: every vendor runs over its own sandbox. */
  readonly isSandbox: boolean;
  /** Sentences for the log: variables that look misspelt, secrets that can be guessed. */
  readonly warnings: readonly string[];
}

/** Reads all settings at once. Throws one `SettingsError` that names every problem. */
export function readConfiguration(environment: Environment): Configuration {
  const variables = setVariables(environment);
  const settings = readGeneralSettings(variables);
  const isGood = !('problems' in settings);
  const isForced = isGood && settings.sandbox;
  const read = vendorNames.map((name) => ({ name, ...readVendorSettings(name, registry[name], variables) }));

  const problems = [
    ...(isGood ? [] : settings.problems),
    ...(isForced ? [] : read.flatMap((vendor) => vendor.problems)),
  ];
  const isSandbox = isForced || read.every(({ plan }) => plan.settings === null);
  if (isGood && !isSandbox && !isLoopback(settings.host)) {
    problems.push(
      'HOST must be a loopback address such as 127.0.0.1, because AUTH=off lets everyone in who reaches it',
    );
  }
  if (isGood && isSandbox && settings.workers > 1) {
    problems.push('WORKERS must be 1 over the sandbox, because each process would have sandbox vendors of its own');
  }
  if (!isGood || problems.length > 0) throw new SettingsError(problems);
  return {
    settings,
    vendors: new Map(read.map(({ name, plan }) => [name, plan])),
    isSandbox,
    warnings: [
      ...read.flatMap((vendor) => (isForced ? [...vendor.problems, ...vendor.warnings] : vendor.warnings)),
      ...(isSandbox ? [] : read.flatMap(({ name, plan }) => guessable(name, plan))),
    ],
  };
}

const leastSecretLength = 16;

/** Whoever guesses the secret can push what he likes. */
const guessable = (name: VendorName, { settings, webhookSecrets }: VendorPlan): string[] =>
  settings !== null && webhookSecrets.some((secret) => secret.length < leastSecretLength)
    ? [
        `${name.toUpperCase()}_WEBHOOK_SECRET has a secret of fewer than ${leastSecretLength} characters: take a longer one`,
      ]
    : [];
