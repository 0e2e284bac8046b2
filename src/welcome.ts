import { loadExamples } from './edge/pages/examples.ts';
import type { ConnectedVendors } from './vendors/connected.ts';

/** What a person sees at the start: where it is, who answers, and something to ask. */
export function welcome(url: string, vendors: ConnectedVendors): string {
  const rows = [...vendors.values()].map(({ name, definition, adapter, isSandbox }) => {
    const state = adapter === null ? 'off' : isSandbox ? 'built-in sandbox' : 'on';
    return `  ${name.padEnd(10)} ${state.padEnd(17)} ${definition.title}`;
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
