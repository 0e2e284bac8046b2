import { z } from 'zod';
import type { SettingsDefinition } from '../define-vendor.ts';
import { phoneRegion } from '../values/settings.ts';

/** How the adapter gets its access token. */
export type Access =
  | { readonly kind: 'fixed'; readonly token: string }
  | { readonly kind: 'refresh'; readonly appId: string; readonly secret: string; readonly seed: string };

export interface KuaishouSettings {
  /** Every advertiser account that is asked, in the order of the setting. */
  readonly advertiserIds: readonly string[];
  readonly access: Access;
  readonly phoneRegion: string;
  readonly maxPageSize: number;
}

const advertiserIds = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[1-9]\d{0,19}$/, 'must be ids of digits, joined by commas'))
      .min(1)
      .max(32)
      .refine((ids) => new Set(ids).size === ids.length, 'must name each advertiser once'),
  );

/** What may stand in a header: a line break copied along with a token must not fail at the first call. */
const printable = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

const variables = z.object({
  KUAISHOU_BASE_URL: z.url().default('https://ad.e.kuaishou.com/rest/openapi'),
  KUAISHOU_ADVERTISER_IDS: advertiserIds,
  KUAISHOU_ACCESS_TOKEN: printable.optional(),
  KUAISHOU_APP_ID: printable.optional(),
  KUAISHOU_APP_SECRET: printable.optional(),
  KUAISHOU_REFRESH_TOKEN: printable.optional(),
  KUAISHOU_PHONE_REGION: phoneRegion,
  KUAISHOU_MAX_PAGE_SIZE: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The environment variables of Kuaishou (DESIGN section 6). */
export const settings: SettingsDefinition<KuaishouSettings> = {
  schema: variables.transform((env, context) => {
    const access = accessOf(env);
    if (access === null) {
      context.addIssue('KUAISHOU_ACCESS_TOKEN, or KUAISHOU_APP_ID, _APP_SECRET and _REFRESH_TOKEN, must be set');
      return z.NEVER;
    }
    return {
      advertiserIds: env.KUAISHOU_ADVERTISER_IDS,
      access,
      phoneRegion: env.KUAISHOU_PHONE_REGION,
      maxPageSize: env.KUAISHOU_MAX_PAGE_SIZE,
    };
  }),
  required: [
    ['KUAISHOU_ADVERTISER_IDS', 'KUAISHOU_ACCESS_TOKEN'],
    ['KUAISHOU_ADVERTISER_IDS', 'KUAISHOU_APP_ID', 'KUAISHOU_APP_SECRET', 'KUAISHOU_REFRESH_TOKEN'],
  ],
  variables: {
    KUAISHOU_BASE_URL: {
      about: 'Address of the marketing API, without a slash at its end.',
      default: 'https://ad.e.kuaishou.com/rest/openapi',
    },
    KUAISHOU_ADVERTISER_IDS: { about: 'Advertiser accounts whose leads are read, joined by commas, at most 32.' },
    KUAISHOU_ACCESS_TOKEN: {
      about: 'A fixed access token; it ends after a day. Not used if the app and its refresh token are set.',
      isSecret: true,
    },
    KUAISHOU_APP_ID: { about: 'Id of the app on the developer platform.' },
    KUAISHOU_APP_SECRET: { about: 'Secret of that app.', isSecret: true },
    KUAISHOU_REFRESH_TOKEN: {
      about: 'The refresh token to begin with. Each use gives a new one, which is kept in the store and goes first.',
      isSecret: true,
    },
    KUAISHOU_PHONE_REGION: { about: 'Region of phone numbers without a country code.', default: 'CN' },
    KUAISHOU_MAX_PAGE_SIZE: {
      about: 'Most rows asked for in one call; the vendor documents no limit.',
      default: '100',
    },
  },
  baseUrlVariable: 'KUAISHOU_BASE_URL',
};

function accessOf(env: z.output<typeof variables>): Access | null {
  const { KUAISHOU_ACCESS_TOKEN: token, KUAISHOU_APP_ID: appId } = env;
  const { KUAISHOU_APP_SECRET: secret, KUAISHOU_REFRESH_TOKEN: seed } = env;
  if (appId !== undefined && secret !== undefined && seed !== undefined)
    return { kind: 'refresh', appId, secret, seed };
  return token === undefined ? null : { kind: 'fixed', token };
}
