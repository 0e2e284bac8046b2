import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without this vitest loads a second copy of graphql, and `instanceof GraphQLError` is false.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    setupFiles: ['test/support/same-every-time.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
