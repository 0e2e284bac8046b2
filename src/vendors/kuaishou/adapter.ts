import { defineVendor, type Surroundings } from '../define-vendor.ts';
import type { Adapter } from '../adapter.ts';
import { accessTokens } from './access.ts';
import { KuaishouClient } from './client.ts';
import { details } from './details.ts';
import { callsByRefs, ownedCalls, planFollowUps } from './follow-ups/follow-ups.ts';
import { leadsByRefs } from './leads/get-leads.ts';
import type { LeadRoom } from './leads/lead-room.ts';
import { planLeads } from './leads/list-leads.ts';
import { planTags } from './tags/list-tags.ts';
import { offers } from './offers.ts';
import { callExternalId, readCallRef, readLeadRef, readTagRef } from './refs.ts';
import { KuaishouSandbox } from './sandbox/sandbox.ts';
import { SeenLeads } from './leads/seen-leads.ts';
import { settings, type KuaishouSettings } from './settings.ts';
import { tagsByRefs } from './tags/map-tag.ts';

export const kuaishou = defineVendor({
  title: 'Kuaishou (快手)',
  description: 'leads from advertisements.',
  settings,
  offers,
  documentedRatePerMinute: 3000, // per developer (FACTS 3.2)
  connect,
  details,
  sandbox: (clock) => new KuaishouSandbox(clock),
});

const maxRefs = 100;

function connect(settings: KuaishouSettings, { http, tokens, clock }: Surroundings): Adapter {
  const client = new KuaishouClient(http, accessTokens(settings.access, http, tokens));
  const room: LeadRoom = { client, settings, seen: new SeenLeads(), clock };
  return {
    LEAD: {
      externalIdOf: (ref) => readLeadRef(ref)?.id ?? null,
      list: (conditions) => planLeads(conditions, room),
      get: { maxBatch: maxRefs, byRefs: (refs, call) => leadsByRefs(refs, room, call) },
      followUps: ownedCalls(room),
    },
    TAG: {
      externalIdOf: (ref) => readTagRef(ref)?.code ?? null,
      list: planTags,
      get: { maxBatch: maxRefs, byRefs: async (refs) => tagsByRefs(refs) },
    },
    FOLLOW_UP: {
      externalIdOf: (ref) => {
        const key = readCallRef(ref);
        return key === null ? null : callExternalId(key);
      },
      list: (conditions) => planFollowUps(conditions, room),
      get: { maxBatch: maxRefs, byRefs: (refs, call) => callsByRefs(refs, room, call) },
    },
  };
}
