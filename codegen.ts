import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents of every operation in examples/ and test/operations/: `npm run codegen`. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['examples/*.graphql', 'test/operations/*.graphql'],
  generates: {
    'examples/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        documentMode: 'string',
        importExtension: '.ts',
        scalars: {
          DateTime: 'string',
          Date: 'string',
          PhoneNumber: 'string',
          EmailAddress: 'string',
          URL: 'string',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
  },
};

export default config;
