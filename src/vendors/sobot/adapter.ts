import { defineVendor } from '../define-vendor.ts';
import { assignmentOffer, assignments, assignmentStatistics } from './assignments/assignments.ts';
import { blacklist, blacklistOffer } from './blacklist/blacklist.ts';
import { SobotClient } from './client.ts';
import { details } from './details.ts';
import { offers } from './offers.ts';
import { KeptPushes } from './pushes/kept-pushes.ts';
import { push } from './pushes/push.ts';
import { referenceLists } from './reference/reference.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { settings } from './settings.ts';
import { customers, followUps, tags } from './sources.ts';
import { sweepCustomers } from './customers/sweep-customers.ts';
import { TagLibrary } from './tags/tag-library.ts';
import { tokenSpec } from './token.ts';
import { createSend } from './writes/send.ts';
import { writes } from './writes/writes.ts';

/** Sobot's CRM product, API v5: customers, their tags and what was done with them. */
export const sobot = defineVendor({
  title: 'Sobot (智齿)',
  description: 'customer service and customers.',
  settings,
  offers,
  sideLists: { BLACKLIST_ENTRY: blacklistOffer, CUSTOMER_ASSIGNMENT: assignmentOffer },
  documentedRatePerMinute: null,
  connect(values, { http, tokens, clock, records, kept: onKept }) {
    const source = tokens.source(tokenSpec(values, http, clock));
    const client = new SobotClient(http, source, values);
    const library = new TagLibrary(client, clock, values.SOBOT_LIBRARY_TTL_MS, onKept);
    const reference = referenceLists({
      client,
      library,
      clock,
      lifetimeMs: values.SOBOT_REFERENCE_TTL_MS,
      onKept: (call) => onKept?.('reference', call),
      language: values.SOBOT_LANGUAGE,
    });
    const kept = new KeptPushes(records, clock, values.SOBOT_WEBHOOK_SECRET !== undefined);
    const send = createSend(http, source, values);
    return {
      ...(values.SOBOT_SWEEP_MINUTES > 0 ? { sweep: sweepCustomers(client, values) } : {}),
      CUSTOMER: customers(client, values, kept),
      TAG: tags(library),
      FOLLOW_UP: followUps(client, values, kept),
      BLACKLIST_ENTRY: blacklist(client, values),
      CUSTOMER_ASSIGNMENT: assignments(client),
      assignmentStatistics: assignmentStatistics(client),
      reference,
      writes: writes({ client, send, library, settings: values, reference, kept }),
    };
  },
  details,
  sandbox,
  push,
});
