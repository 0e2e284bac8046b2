import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadJSONSchemaSubgraph } from '@omnigraph/json-schema';

export const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadJSONSchemaSubgraph('Sobot', {
        endpoint: process.env['SOBOT_BASE_URL'],
        operationHeaders: { token: process.env['SOBOT_TOKEN'], language: 'zh', accept: 'application/json' },
        operations: [
          {
            type: 'Query',
            field: 'sobotCustomers',
            path: '/scrm/5/user/list_by_page?create_end_time={args.create_end_time}&page_no={args.page_no}&page_size={args.page_size}',
            method: 'GET',
            argTypeMap: {
              create_end_time: { type: 'string' },
              page_no: { type: 'string' },
              page_size: { type: 'string' },
            },
            responseSchema: './customers.schema.json',
          },
        ],
      }),
    },
  ],
});
