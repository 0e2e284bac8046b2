import type { ShownRequest } from '../../writes/write-answer.ts';
import { builder } from '../builder.ts';
import { VendorType } from '../vendors/vendor.ts';

export const VendorRequestType = builder.objectRef<ShownRequest>('VendorRequest').implement({
  description: 'The vendor call behind a write, without secrets.',
  fields: (t) => ({
    vendor: t.expose('vendor', { type: VendorType, nullable: false, description: 'The vendor.' }),
    method: t.exposeString('method', { nullable: false, description: 'HTTP method.' }),
    path: t.exposeString('path', { nullable: false, description: 'Path without host and query.' }),
    query: t.field({
      type: 'JSONObject',
      description: 'Query parameters without secrets; null if there are none.',
      resolve: ({ query }) => query,
    }),
    body: t.exposeString('body', {
      description: 'Body as JSON text; null if there is none.',
    }),
  }),
});
