import { readFileSync } from 'node:fs';
import { loadExamples } from '../src/edge/pages/examples.ts';
import { entities, sideKinds } from '../src/records/record.ts';
import { createMetrics } from '../src/observing/metrics.ts';
import { generalVariables } from '../src/settings.ts';
import type { SettingDescription, VendorDefinition } from '../src/vendors/define-vendor.ts';
import * as registry from '../src/vendors/registry.ts';
import { vendorNames } from '../src/vendors/vendor-name.ts';
import { extraVariablesOf } from '../src/vendors/vendor-settings.ts';

type Variables = Readonly<Record<string, SettingDescription>>;

/** All variables in groups: what is no single vendor's, then vendor by vendor. */
function groups(): { readonly title: string; readonly variables: Variables }[] {
  const ofVendors = vendorNames.map((name) => {
    const { title, settings, ...definition } = definitionOf(name);
    const extra = Object.entries(extraVariablesOf(definition)).map(([key, value]) => [
      `${name.toUpperCase()}_${key}`,
      value,
    ]);
    return { title, variables: { ...settings.variables, ...Object.fromEntries(extra) } };
  });
  return [{ title: 'General', variables: generalVariables }, ...ofVendors];
}

const definitionOf = (name: keyof typeof registry): VendorDefinition => registry[name];

/** `.env.example`: every variable, commented out. */
export const environmentExample = (): string =>
  [
    '# Made by `npm run docs`; do not edit. Copy to `.env` and fill in what you have.',
    '# A vendor with no settings is off. With none at all, built-in sandbox vendors answer.',
    ...groups().flatMap(({ title, variables }) => [
      '',
      `# ${title}`,
      ...Object.entries(variables).flatMap(([name, { about, default: preset = '' }]) => [
        `# ${about}`,
        `#${name}=${preset}`,
      ]),
    ]),
    '',
  ].join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const settingsTable = (): string =>
  groups()
    .map(({ title, variables }) =>
      [
        `**${title}**`,
        '',
        '| Variable | Default | |',
        '|---|---|---|',
        ...Object.entries(variables).map(
          ([name, { about, default: preset, isSecret }]) =>
            `| \`${name}\` | ${preset === undefined ? '' : `\`${preset}\``} | ${cell(about)}${isSecret === true ? ' Secret.' : ''} |`,
        ),
      ].join('\n'),
    )
    .join('\n\n');

function capabilityTable(): string {
  const rows = vendorNames.flatMap((name) => {
    const { title, offers, sideLists } = definitionOf(name);
    const ofRecords = entities.flatMap((entity) => {
      const offer = offers[entity];
      if (offer === undefined) return [];
      const lists = offer.lists ? (offer.listNeedsTarget === true ? 'below a record' : 'yes') : 'no';
      const words = [entity, lists, yes(offer.gets), yes(offer.pushes), yes(offer.countsTotal)];
      const names = [Object.keys(offer.filters).join(', '), offer.writes.join(', ')];
      return [`| ${title} | ${[...words, ...names].join(' | ')} |`];
    });
    const ofOthers = sideKinds.flatMap((kind) => {
      const offer = sideLists?.[kind];
      return offer === undefined
        ? []
        : [`| ${title} | ${kind} | yes | – | – | – | ${Object.keys(offer.filters).join(', ')} |  |`];
    });
    return [...ofRecords, ...ofOthers];
  });
  return [
    '| Vendor | Record | Lists | By id | Pushes | Exact total | Filters | Mutations |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

/** README.md with what the code knows better between its markers. */
export function readme(): string {
  const [first] = loadExamples();
  const made: Readonly<Record<string, string>> = {
    question: fenced('graphql', first?.query ?? ''),
    settings: settingsTable(),
    capabilities: capabilityTable(),
  };
  return filled('README.md', made);
}

/** docs/observing.md with every metric. */
export async function observing(): Promise<string> {
  const metrics = await createMetrics().registry.getMetricsAsJSON();
  const rows = metrics.map(({ name, type, help }) => `| \`${name}\` | ${type} | ${labelsOf(name)} | ${cell(help)} |`);
  const table = ['| Metric | Kind | Labels | |', '|---|---|---|---|', ...rows].join('\n');
  return filled('docs/observing.md', { metrics: table });
}

function labelsOf(name: string): string {
  const metric = createMetrics().registry.getSingleMetric(name);
  const labels: unknown = metric === undefined ? [] : Reflect.get(metric, 'labelNames');
  return Array.isArray(labels) ? labels.join(', ') : '';
}

function filled(path: string, made: Readonly<Record<string, string>>): string {
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  return text.replace(
    /<!-- made: (\w+) -->[\s\S]*?<!-- end -->/g,
    (_whole, name: string) => `<!-- made: ${name} -->\n\n${made[name] ?? ''}\n\n<!-- end -->`,
  );
}
