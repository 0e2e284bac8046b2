import { printSubgraphSchema } from '@apollo/subgraph';
import { createSchema } from './schema.ts';

/** The schema as it stands in `schema.graphql`, federation directives included. */
export const schemaText = (): string =>
  `# Made by \`npm run schema\`; do not edit.\n\n${printSubgraphSchema(createSchema()).trim()}\n`;
