import type { StaffNode } from '../../../records/reference.ts';
import { readUrl } from '../../values/contact.ts';
import { toStaffKind, toStaffRole } from '../vocabulary.ts';
import { sobotStaff, type SobotStaff } from './wire-reference.ts';
import type { Row } from '../wire.ts';

/** A department or agent (S31), with all that is below it. */
export const toStaffNode = (raw: Row): StaffNode => toNode(sobotStaff.parse(raw));

function toNode(wire: SobotStaff): StaffNode {
  const roleRaw = wire.manager ?? wire.manager_flag;
  return {
    externalId: wire.id,
    name: wire.name,
    kind: toStaffKind(wire.type),
    kindRaw: wire.type,
    imageUrl: readUrl(wire.image),
    path: wire.path,
    role: toStaffRole(roleRaw),
    roleRaw,
    children: wire.sub_list?.map(toNode) ?? null,
  };
}
