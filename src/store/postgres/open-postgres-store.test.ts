import { describe } from 'vitest';
import { postgresSchemas } from '../../../test/support/postgres-schemas.ts';
import { describeStore } from '../../../test/support/store-suites/describe-store.ts';

const schemas = postgresSchemas();

describe.runIf(schemas.isHere)('the PostgreSQL store', () => {
  describeStore(() => {
    const schema = schemas.newSchema();
    return { isKept: true, open: (clock, options) => schemas.open(schema, { clock, ...options }) };
  });
});
