import { expect, it } from 'vitest';
import { schemaText } from '../src/schema-text.ts';

it('schema.graphql is what the code builds (npm run schema)', async () => {
  await expect(schemaText()).toMatchFileSnapshot('../schema.graphql');
});
