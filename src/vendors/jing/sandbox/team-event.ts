import type { Happening } from './envelope.ts';
import { employeeAt } from './people.ts';

/** Somebody comes to help or leaves. What this carries is in no document: told as any other change of a field. */
export function teamEvent(
  eventType: 'object_add_team_member' | 'object_remove_team_member',
  index: number,
  at: number,
): Happening {
  const people = [index + 2, index + 3].map(employeeAt).map(({ id, name }) => ({ value: { id }, label: name }));
  const [before, after] = eventType === 'object_add_team_member' ? [[], people] : [people, people.slice(0, 1)];
  return { eventType, at, extra: { mapping_data: { team_member: [before, after] } } };
}
