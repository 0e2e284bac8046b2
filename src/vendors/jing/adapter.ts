import type { Adapter } from '../adapter.ts';
import { defineVendor, type Surroundings } from '../define-vendor.ts';
import { details } from './details.ts';
import { linkedLeads } from './leads/linked-leads.ts';
import { toCustomer } from './map-customer.ts';
import { toFollowUp } from './follow-ups/map-follow-up.ts';
import { toLead } from './leads/map-lead.ts';
import { offers } from './offers.ts';
import { ownedFollowUps } from './follow-ups/owned-follow-ups.ts';
import { push } from './pushes/push.ts';
import { isFollowUpRef, isObjectRef } from './refs.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { settings, type JingSettings } from './settings.ts';
import { storedByRef, storedPart, type Kept } from './stored-part.ts';

export const jing = defineVendor({
  title: 'Jing Digital (径硕)',
  description: 'marketing automation. Known only through its pushes.',
  settings,
  offers,
  documentedRatePerMinute: null, // FACTS 2.2: none is published, and it is never called
  connect,
  details,
  sandbox,
  push: () => push,
});

function connect({ phoneRegion }: JingSettings, { records, clock }: Surroundings): Adapter {
  const kept: Kept = { records, phoneRegion, clock };
  const objectId = (ref: string) => (isObjectRef(ref) ? ref : null);
  return {
    LEAD: {
      externalIdOf: objectId,
      list: () => ({ handling: offers.LEAD.filters, parts: [storedPart(kept, 'LEAD', toLead)] }),
      get: storedByRef(kept, 'LEAD', toLead),
      followUps: [ownedFollowUps(kept, 'LEAD')],
    },
    CUSTOMER: {
      externalIdOf: objectId,
      list: () => ({ handling: offers.CUSTOMER.filters, parts: [storedPart(kept, 'CUSTOMER', toCustomer)] }),
      get: storedByRef(kept, 'CUSTOMER', toCustomer),
      followUps: [ownedFollowUps(kept, 'CUSTOMER')],
      leads: linkedLeads(kept),
    },
    FOLLOW_UP: {
      externalIdOf: (ref) => (isFollowUpRef(ref) ? ref : null),
      list: ({ targetIds }) => ({
        handling: offers.FOLLOW_UP.filters,
        parts: [storedPart(kept, 'FOLLOW_UP', toFollowUp, targetIds)],
      }),
      get: storedByRef(kept, 'FOLLOW_UP', toFollowUp),
    },
  };
}
