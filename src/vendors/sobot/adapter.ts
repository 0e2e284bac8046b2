import { defineVendor } from '../define-vendor.ts';
import { SobotClient } from './client.ts';
import { details } from './details.ts';
import { offers } from './offers.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { settings } from './settings.ts';
import { customers, followUps, tags } from './sources.ts';
import { TagLibrary } from './tag-library.ts';
import { tokenSpec } from './token.ts';

/** Sobot's CRM product, API v5: customers, their tags and what was done with them. */
export const sobot = defineVendor({
  title: 'Sobot (智齿)',
  description: 'customer service and customers.',
  settings,
  offers,
  documentedRatePerMinute: null,
  connect(values, { http, tokens, clock }) {
    const client = new SobotClient(http, tokens.source(tokenSpec(values, http, clock)), values);
    const library = new TagLibrary(client, clock, values.SOBOT_LIBRARY_TTL_MS);
    return { CUSTOMER: customers(client, values), TAG: tags(library), FOLLOW_UP: followUps(client, values) };
  },
  details,
  sandbox,
});
