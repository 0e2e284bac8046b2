import { z } from 'zod';
import { defineVendor } from '../define-vendor.ts';

export const wshoto = defineVendor({
  title: 'wshoto',
  description: 'wshoto',
  settings: { schema: z.object({}), required: [], variables: {}, baseUrlVariable: null },
  offers: {},
  documentedRatePerMinute: null,
  connect: () => ({}),
  details: () => ({}),
  sandbox: () => ({ env: {} }),
});
