import type { GraphiQLOptions } from 'graphql-yoga';
import { loadExamples } from './examples.ts';

const pretty = (value: object): string => JSON.stringify(value, null, 2);

/** GraphiQL with every example in a tab of its own. The page holds all it needs: no other host is asked. */
export const graphiqlOptions = (): GraphiQLOptions => ({
  title: 'crm-federation',
  defaultTabs: loadExamples().map(({ query, headers, variables }) => ({
    query,
    variables: variables === null ? null : pretty(JSON.parse(variables)),
    headers: Object.keys(headers).length === 0 ? null : pretty(headers),
  })),
});
