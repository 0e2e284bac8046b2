import type { Configuration } from './configuration.ts';
import { loadExamples } from './edge/pages/examples.ts';
import * as registry from './vendors/registry.ts';

/** What a person sees at the start: where it is, who answers, and something to ask. */
export function welcome(url: string, { vendors, isSandbox }: Configuration): string {
  const rows = [...vendors].map(([name, { settings }]) => {
    const state = isSandbox ? 'built-in sandbox' : settings === null ? 'off' : 'on';
    return `  ${name.padEnd(10)} ${state.padEnd(17)} ${registry[name].title}`;
  });
  const [first] = loadExamples();
  return [
    `crm-federation answers at ${url}/graphql (open it in a browser for GraphiQL).`,
    '',
    ...rows,
    '',
    'Ask all of them one question:',
    '',
    first?.query.trim().replace(/^/gm, '  ') ?? '',
    '',
    '',
  ].join('\n');
}
