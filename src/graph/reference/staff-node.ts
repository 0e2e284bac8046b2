import type { StaffKind, StaffNode, StaffRole } from '../../records/reference.ts';
import { builder } from '../builder.ts';
import { personal } from '../shared/personal.ts';
import { wordsOf } from '../words.ts';

const StaffKindType = wordsOf<StaffKind>('StaffKind', 'Department or employee.', {
  DEPARTMENT: 'A department.',
  AGENT: 'An employee.',
  UNKNOWN: 'A value this API does not know yet; see `kindRaw`.',
});

const StaffRoleType = wordsOf<StaffRole>('StaffRole', 'What an employee may do.', {
  ADMIN: 'An administrator.',
  AGENT: 'An agent.',
  UNKNOWN: 'A value this API does not know yet; see `roleRaw`.',
});

export const StaffNodeType = builder.objectRef<StaffNode>('StaffNode');

StaffNodeType.implement({
  description: 'A department or employee in the tree of staff.',
  fields: (t) => ({
    externalId: t.expose('externalId', { type: 'ID', nullable: false, description: "The vendor's id." }),
    name: t.expose('name', { type: 'String', extensions: personal, description: 'Name.' }),
    kind: t.expose('kind', { type: StaffKindType, description: 'Department or employee.' }),
    kindRaw: t.expose('kindRaw', { type: 'String', description: "The vendor's own code for `kind`." }),
    imageUrl: t.expose('imageUrl', { type: 'URL', description: 'Picture.' }),
    path: t.expose('path', {
      type: 'String',
      description: 'Ids of the departments above; null where the vendor does not say.',
    }),
    role: t.expose('role', { type: StaffRoleType, description: 'What the employee may do.' }),
    roleRaw: t.expose('roleRaw', { type: 'String', description: "The vendor's own code for `role`." }),
    children: t.expose('children', { type: [StaffNodeType], description: 'Departments and employees below.' }),
  }),
});
