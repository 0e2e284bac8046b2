import { z } from 'zod';
import type { SettingsDefinition } from '../define-vendor.ts';
import { codeSet, phoneRegion } from '../values/settings.ts';

const schema = z.object({
  SOBOT_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://sg.sobot.io/api')
    .transform((url) => url.replace(/\/+$/, '')),
  SOBOT_APP_ID: z.string().min(1),
  SOBOT_APP_KEY: z.string().min(1),
  SOBOT_LANGUAGE: z.enum(['zh', 'en']).default('zh'),
  SOBOT_PHONE_REGION: phoneRegion,
  SOBOT_MAX_PAGE_SIZE: z.coerce.number().int().min(1).max(1000).default(100),
  SOBOT_LIBRARY_TTL_MS: z.coerce.number().int().min(0).default(60_000),
  SOBOT_REFERENCE_TTL_MS: z.coerce.number().int().min(0).default(600_000),
  SOBOT_DELETE_ID_IN: z.enum(['path', 'query']).default('path'),
  SOBOT_RATE_LIMIT_CODES: codeSet.prefault(''),
  SOBOT_NOT_FOUND_CODES: codeSet.prefault(''),
});

export type SobotSettings = z.infer<typeof schema>;

/** The environment variables of Sobot. Defaults stand in for what its documents leave open (FACTS 4.2, NOT FOUND). */
export const settings: SettingsDefinition<SobotSettings> = {
  schema,
  required: [['SOBOT_APP_ID', 'SOBOT_APP_KEY']],
  baseUrlVariable: 'SOBOT_BASE_URL',
  variables: {
    SOBOT_BASE_URL: { about: 'Where the Sobot API is; depends on the region.', default: 'https://sg.sobot.io/api' },
    SOBOT_APP_ID: { about: 'Credential id (appid) given by Sobot.' },
    SOBOT_APP_KEY: { about: 'Key (app_key) that signs token requests.', isSecret: true },
    SOBOT_WEBHOOK_SECRET: { about: 'For its pushes, which are not taken yet.', isSecret: true },
    SOBOT_COMPANY_ID: { about: 'Id of the company, for its pushes, which are not taken yet.' },
    SOBOT_LANGUAGE: { about: 'Language of names and messages: zh or en.', default: 'zh' },
    SOBOT_PHONE_REGION: { about: 'Country of phone numbers without a country code.', default: 'CN' },
    SOBOT_MAX_PAGE_SIZE: { about: 'Most rows to ask for on a page; Sobot documents no maximum.', default: '100' },
    SOBOT_LIBRARY_TTL_MS: { about: 'How long the library of tags is kept in memory.', default: '60000' },
    SOBOT_REFERENCE_TTL_MS: {
      about: 'How long slow-moving lists (staff, stages, regions, definitions of fields …) are kept in memory.',
      default: '600000',
    },
    SOBOT_DELETE_ID_IN: {
      about: 'Where calls that delete carry the id: path, as in the samples, or query.',
      default: 'path',
    },
    SOBOT_RATE_LIMIT_CODES: { about: 'Codes (ret_code, by comma) that mean too many calls; none is documented.' },
    SOBOT_NOT_FOUND_CODES: { about: 'Codes (ret_code, by comma) that mean no such customer; none is documented.' },
  },
};
