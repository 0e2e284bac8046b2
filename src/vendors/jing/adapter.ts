import { z } from 'zod';
import { defineVendor } from '../define-vendor.ts';

export const jing = defineVendor({
  title: 'jing',
  description: 'jing',
  settings: { schema: z.object({}), required: [], variables: {}, baseUrlVariable: null },
  offers: {},
  documentedRatePerMinute: null,
  connect: () => ({}),
  details: () => ({}),
  sandbox: () => ({ env: {} }),
});
