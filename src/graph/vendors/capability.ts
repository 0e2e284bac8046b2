import type { FilterOutcome } from '../../lists/list-page.ts';
import { entities, type Entity } from '../../records/record.ts';
import type { ConnectedVendor } from '../../vendors/connected.ts';
import type { Offer } from '../../vendors/define-vendor.ts';
import { customerConditions } from '../customers/customer-filter.ts';
import { followUpConditions } from '../follow-ups/follow-up-filter.ts';
import { leadConditions } from '../leads/lead-filter.ts';
import { tagConditions } from '../tags/tag-filter.ts';
import { taskConditions } from '../tasks/task-filter.ts';

/** What a vendor can do with one kind of record, every condition of the filter included. */
export interface Capability extends Omit<Offer, 'filters'> {
  readonly entity: Entity;
  readonly filters: readonly FilterOutcome[];
}

const conditionNames: Readonly<Record<Entity, readonly string[]>> = {
  LEAD: Object.keys(leadConditions),
  CUSTOMER: Object.keys(customerConditions),
  TAG: Object.keys(tagConditions),
  FOLLOW_UP: Object.keys(followUpConditions),
  TASK: Object.keys(taskConditions),
};

export const capabilitiesOf = ({ definition }: ConnectedVendor): Capability[] =>
  entities.flatMap((entity) => {
    const offer = definition.offers[entity];
    if (offer === undefined) return [];
    const filters = conditionNames[entity].map((field): FilterOutcome => ({
      field,
      handling: offer.filters[field] ?? 'REFUSED',
    }));
    return [{ ...offer, entity, filters }];
  });
