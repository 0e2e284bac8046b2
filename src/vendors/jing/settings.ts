import { z } from 'zod';
import type { SettingsDefinition } from '../define-vendor.ts';
import { phoneRegion } from '../values/settings.ts';

export interface JingSettings {
  readonly phoneRegion: string;
}

/** Jing only pushes: its REST paths are in no public document (FACTS 2.1), so there is no address and no token. */
export const settings: SettingsDefinition<JingSettings> = {
  schema: z
    .object({
      JING_WEBHOOK_SECRET: z.string().min(1),
      JING_PHONE_REGION: phoneRegion,
    })
    .transform((env) => ({ phoneRegion: env.JING_PHONE_REGION })),
  required: [['JING_WEBHOOK_SECRET']],
  variables: {
    JING_WEBHOOK_SECRET: {
      about: 'Last part of the path of its pushes, /webhooks/jing/{secret}; several by comma, newest first.',
      isSecret: true,
    },
    JING_PHONE_REGION: { about: 'Region of phone numbers without a country code.', default: 'CN' },
  },
  baseUrlVariable: null,
};
