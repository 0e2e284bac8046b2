import type { Adapter } from '../adapter.ts';
import type { Surroundings } from '../define-vendor.ts';
import { WshotoClient } from './client.ts';
import { customerSource } from './customers.ts';
import { followUpsBelow } from './follow-up-parts.ts';
import { followUpSource } from './follow-ups.ts';
import { KeptTags } from './kept-tags.ts';
import { leadSource } from './leads.ts';
import type { ReplyCodes } from './reply.ts';
import type { WshotoSettings } from './settings.ts';
import { tagSource } from './tags.ts';
import { taskSource } from './tasks.ts';
import { tokenSpec } from './token.ts';

/** Makes the five sources. Calls nobody. */
export function connect(settings: WshotoSettings, { http, records, tokens, clock, log }: Surroundings): Adapter {
  const codes: ReplyCodes = {
    token: settings.WSHOTO_TOKEN_ERROR_CODES,
    rateLimit: settings.WSHOTO_RATE_LIMIT_CODES,
    notFound: settings.WSHOTO_NOT_FOUND_CODES,
  };
  const client = new WshotoClient(http, tokens.source(tokenSpec(settings, codes, http, clock)), codes);
  const kept = new KeptTags(records, log);
  return {
    LEAD: leadSource(client, kept, followUpsBelow(client, 'LEAD'), settings.WSHOTO_PHONE_REGION),
    CUSTOMER: customerSource(client, kept, followUpsBelow(client, 'CUSTOMER')),
    TAG: tagSource(records),
    FOLLOW_UP: followUpSource(client),
    TASK: taskSource(client, kept),
  };
}
