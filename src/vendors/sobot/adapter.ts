import { z } from 'zod';
import { defineVendor } from '../define-vendor.ts';

export const sobot = defineVendor({
  title: 'sobot',
  description: 'sobot',
  settings: { schema: z.object({}), required: [], variables: {}, baseUrlVariable: null },
  offers: {},
  documentedRatePerMinute: null,
  connect: () => ({}),
  details: () => ({}),
  sandbox: () => ({ env: {} }),
});
