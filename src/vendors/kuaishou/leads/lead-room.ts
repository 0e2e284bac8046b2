import type { Clock } from '../../clock.ts';
import type { KuaishouClient } from '../client.ts';
import type { SeenLeads } from './seen-leads.ts';
import type { KuaishouSettings } from '../settings.ts';

/** What reading leads needs. */
export interface LeadRoom {
  readonly client: KuaishouClient;
  readonly settings: KuaishouSettings;
  readonly seen: SeenLeads;
  readonly clock: Clock;
}
