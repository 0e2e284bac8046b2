import type { CustomerStatus } from '../../records/customer.ts';
import { wordsOf } from '../words.ts';

export const CustomerStatusType = wordsOf<CustomerStatus>('CustomerStatus', 'Where a customer is in the work flow.', {
  FIRST_INQUIRY: 'First inquiry.',
  TO_BE_ASSIGNED: 'Waiting for an agent.',
  FOLLOWING_UP: 'An agent follows up.',
  IN_POOL: 'In the pool, anybody may take it.',
  UNKNOWN: 'A value this API does not know yet; see `statusRaw`.',
});
