import type { CustomerAssignment, DailyAssignments } from '../../../records/customer-assignment.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { fromSeconds } from '../../values/time.ts';
import { sobotAssignment, type SobotDay } from './wire-assignment.ts';
import type { Row } from '../wire.ts';

/** A row of S28. One agent can get one customer more than once, so an assignment is told by its customer and its time. */
export function toAssignment(raw: Row, origin: RecordOrigin): CustomerAssignment {
  const wire = sobotAssignment.parse(raw);
  return {
    ref: `${wire.userid}.${wire.assign_time}`,
    origin,
    assignedAt: fromSeconds(wire.assign_time),
    customerRef: wire.userid,
    customerExternalId: wire.userid,
    nickname: wire.nick,
    companyExternalId: wire.companyid,
  };
}

/** A row of S29. */
export const toDailyAssignments = (wire: SobotDay, owner: string): DailyAssignments => ({
  date: wire.assign_date,
  count: wire.assign_num,
  ownerExternalId: wire.liable_serviceid ?? owner,
  companyExternalId: wire.companyid,
});
