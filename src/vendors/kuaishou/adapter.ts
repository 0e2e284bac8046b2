import { z } from 'zod';
import { defineVendor } from '../define-vendor.ts';

export const kuaishou = defineVendor({
  title: 'kuaishou',
  description: 'kuaishou',
  settings: { schema: z.object({}), required: [], variables: {}, baseUrlVariable: null },
  offers: {},
  documentedRatePerMinute: null,
  connect: () => ({}),
  details: () => ({}),
  sandbox: () => ({ env: {} }),
});
