import type { Lead } from '../../../records/lead.ts';
import { madeOf } from '../../vendor-http.ts';
import type { Rows } from '../rows.ts';
import type { WireClue } from '../wire.ts';
import type { LeadRoom } from './lead-room.ts';
import { toLeads } from './map-lead.ts';

/** The leads of one advertiser's reply, made once for all who are given it. */
export const leadsIn = (
  reply: Rows<WireClue>,
  advertiserId: string,
  { settings }: Pick<LeadRoom, 'settings'>,
): readonly Lead[] => madeOf(reply, toLeads, () => toLeads(reply, advertiserId, settings.phoneRegion));
