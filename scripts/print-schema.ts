import { writeFileSync } from 'node:fs';
import { schemaText } from '../src/schema-text.ts';

writeFileSync(new URL('../schema.graphql', import.meta.url), schemaText());
