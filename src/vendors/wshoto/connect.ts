import type { Adapter } from '../adapter.ts';
import type { Surroundings } from '../define-vendor.ts';
import { WshotoClient } from './client.ts';
import { customerSource } from './customers/customers.ts';
import { followUpsBelow } from './follow-ups/follow-up-parts.ts';
import { followUpSource } from './follow-ups/follow-ups.ts';
import { KeptTags } from './tags/kept-tags.ts';
import { leadSource } from './leads/leads.ts';
import type { ReplyCodes } from './reply.ts';
import type { WshotoSettings } from './settings.ts';
import { tagSource } from './tags/tags.ts';
import { taskSource } from './tasks/tasks.ts';
import { tokenSpec } from './token.ts';
import { createSend } from './writes/send.ts';
import { writes } from './writes/writes.ts';

/** Makes the five sources and the writes. Calls nobody. */
export function connect(settings: WshotoSettings, { http, records, tokens, clock, log }: Surroundings): Adapter {
  const codes: ReplyCodes = {
    token: settings.WSHOTO_TOKEN_ERROR_CODES,
    rateLimit: settings.WSHOTO_RATE_LIMIT_CODES,
    notFound: settings.WSHOTO_NOT_FOUND_CODES,
  };
  const token = tokens.source(tokenSpec(settings, codes, http, clock));
  const client = new WshotoClient(http, token, codes);
  const kept = new KeptTags(records, log);
  const tags = tagSource(records);
  return {
    LEAD: leadSource(client, kept, followUpsBelow(client, 'LEAD'), settings.WSHOTO_PHONE_REGION),
    CUSTOMER: customerSource(client, kept, followUpsBelow(client, 'CUSTOMER')),
    TAG: tags,
    FOLLOW_UP: followUpSource(client),
    TASK: taskSource(client, kept),
    // A push may be about anything (FACTS 1.5): nothing that is remembered stays.
    pushed: () => kept.forget(),
    writes: writes({ client, send: createSend(http, token, codes), tags: tags.get }),
  };
}
