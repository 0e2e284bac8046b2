import { z } from 'zod';
import type { SettingsDefinition } from '../define-vendor.ts';
import { codeSet, phoneRegion } from '../values/settings.ts';

const schema = z.object({
  WSHOTO_BASE_URL: z.url().default('https://open.wshoto.com/openapi'),
  WSHOTO_APP_ID: z.string().min(1),
  WSHOTO_APP_SECRET: z.string().min(1),
  WSHOTO_PHONE_REGION: phoneRegion,
  WSHOTO_TOKEN_ERROR_CODES: codeSet.prefault('10001,10010,10011'),
  WSHOTO_RATE_LIMIT_CODES: codeSet.prefault(''),
  WSHOTO_NOT_FOUND_CODES: codeSet.prefault(''),
});
export type WshotoSettings = z.output<typeof schema>;

// The vendor publishes no table of error codes (FACTS 1.2), so which code means what is a setting.
export const settings: SettingsDefinition<WshotoSettings> = {
  schema,
  required: [['WSHOTO_APP_ID', 'WSHOTO_APP_SECRET']],
  variables: {
    WSHOTO_BASE_URL: { about: 'Address of the open interface.', default: 'https://open.wshoto.com/openapi' },
    WSHOTO_APP_ID: { about: 'App id, from the vendor.' },
    WSHOTO_APP_SECRET: { about: 'App secret, from the vendor.', isSecret: true },
    WSHOTO_WEBHOOK_SECRET: {
      about: 'Last part of the path of its pushes, /webhooks/wshoto/{secret}; several by comma, newest first.',
      isSecret: true,
    },
    WSHOTO_PHONE_REGION: { about: 'Country of phones that have no country code.', default: 'CN' },
    WSHOTO_TOKEN_ERROR_CODES: {
      about: 'Codes that mean a token is no longer good; from public code, the vendor lists none.',
      default: '10001,10010,10011',
    },
    WSHOTO_RATE_LIMIT_CODES: { about: 'Codes that mean too many calls; the vendor lists none.' },
    WSHOTO_NOT_FOUND_CODES: { about: 'Codes that mean a record is gone; the vendor lists none.' },
  },
  baseUrlVariable: 'WSHOTO_BASE_URL',
};
