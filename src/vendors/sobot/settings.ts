import { z } from 'zod';
import type { SettingsDefinition } from '../define-vendor.ts';
import { codeSet, phoneRegion } from '../values/settings.ts';

const variables = z.object({
  SOBOT_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://sg.sobot.io/api')
    .transform((url) => url.replace(/\/+$/, '')),
  SOBOT_APP_ID: z.string().min(1),
  SOBOT_APP_KEY: z.string().min(1),
  SOBOT_WEBHOOK_SECRET: z.string().optional(),
  SOBOT_WEBHOOK_SIGNED: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
  SOBOT_COMPANY_ID: z.string().optional(),
  SOBOT_MERGE_SURVIVOR: z.enum(['userid', 'merged_userid']).default('userid'),
  SOBOT_SWEEP_MINUTES: z.coerce.number().int().min(0).max(1440).default(0),
  SOBOT_LANGUAGE: z.enum(['zh', 'en']).default('zh'),
  SOBOT_PHONE_REGION: phoneRegion,
  SOBOT_MAX_PAGE_SIZE: z.coerce.number().int().min(1).max(1000).default(100),
  SOBOT_LIBRARY_TTL_MS: z.coerce.number().int().min(0).default(60_000),
  SOBOT_REFERENCE_TTL_MS: z.coerce.number().int().min(0).default(600_000),
  SOBOT_DELETE_ID_IN: z.enum(['path', 'query']).default('path'),
  SOBOT_RATE_LIMIT_CODES: codeSet.prefault(''),
  SOBOT_NOT_FOUND_CODES: codeSet.prefault(''),
});

const schema = variables.superRefine((values, context) => {
  const refuse = (path: keyof typeof values, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (values.SOBOT_WEBHOOK_SIGNED && values.SOBOT_COMPANY_ID === undefined) {
    refuse('SOBOT_WEBHOOK_SIGNED', 'needs SOBOT_COMPANY_ID, which is part of what is signed');
  }
  if (values.SOBOT_SWEEP_MINUTES > 0 && values.SOBOT_WEBHOOK_SECRET === undefined) {
    refuse('SOBOT_SWEEP_MINUTES', 'needs SOBOT_WEBHOOK_SECRET: without pushes there is nothing to compare with');
  }
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
    SOBOT_WEBHOOK_SECRET: {
      about: 'Last part of the path of its pushes, /webhooks/sobot/{secret}; several by comma, newest first.',
      isSecret: true,
    },
    SOBOT_WEBHOOK_SIGNED: {
      about: '1 takes only pushes with the headers X-Log-…, which Sobot signs on request; needs SOBOT_COMPANY_ID.',
      default: '0',
    },
    SOBOT_COMPANY_ID: { about: 'Id of the company (companyid). If set, pushes about any other are parked.' },
    SOBOT_MERGE_SURVIVOR: {
      about: 'Which customer of a merge lives on, userid or merged_userid; Sobot does not say.',
      default: 'userid',
    },
    SOBOT_SWEEP_MINUTES: {
      about: 'Every so many minutes the list of customers is asked for changes that no push told; 0: never.',
      default: '0',
    },
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
