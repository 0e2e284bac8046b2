import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without this vitest loads a second copy of graphql, and `instanceof GraphQLError` is false.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    setupFiles: ['test/support/same-every-time.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Many tests wait for processes and sockets: one worker a core, where Vitest would leave a core free.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
