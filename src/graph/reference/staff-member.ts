import type { Context } from '../../context.ts';
import type { Agent } from '../../records/people.ts';
import type { StaffNode } from '../../records/reference.ts';
import type { OfVendor } from '../nodes/unified.ts';

/** What the tree of staff tells of an employee. */
interface StaffMember {
  readonly name: string | null;
  readonly imageUrl: string | null;
  /** Of the nearest department above; of the first where the tree shows the employee in several. */
  readonly departmentName: string | null;
}

type Members = ReadonlyMap<string, StaffMember>;

/** The employees of trees seen so far: vendors keep a tree longer than a request. */
const membersOfTree = new WeakMap<readonly StaffNode[], Members>();

/** Something that a record does not say of an employee, from the tree of staff; null where the tree does not say it either. */
export async function toldByStaff<K extends keyof StaffMember>(
  key: K,
  { vendor, value: { externalId } }: OfVendor<Agent>,
  { loaders }: Context,
): Promise<StaffMember[K] | null> {
  const lists = externalId === null ? null : loaders.reference(vendor);
  const tree = lists === null ? null : await lists.staff();
  if (externalId === null || tree === null) return null;
  return membersOf(tree).get(externalId)?.[key] ?? null;
}

function membersOf(tree: readonly StaffNode[]): Members {
  const known = membersOfTree.get(tree);
  if (known !== undefined) return known;
  const members = new Map<string, StaffMember>();
  collect(tree, null, members);
  membersOfTree.set(tree, members);
  return members;
}

function collect(nodes: readonly StaffNode[], departmentName: string | null, members: Map<string, StaffMember>): void {
  for (const { externalId, name, imageUrl, kind, children } of nodes) {
    const isDepartment = kind === 'DEPARTMENT';
    if (!isDepartment && !members.has(externalId)) members.set(externalId, { name, imageUrl, departmentName });
    collect(children ?? [], isDepartment ? name : departmentName, members);
  }
}
