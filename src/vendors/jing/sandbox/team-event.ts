import type { Happening } from './envelope.ts';
import { employeeAt } from './people.ts';

/** Somebody comes to help. Jing documents the event but not what it carries: told as any other change of a field. */
export function teamEvent(index: number, at: number): Happening {
  const { id, name } = employeeAt(index + 2);
  return {
    eventType: 'object_add_team_member',
    at,
    extra: { mapping_data: { team_member: [[], [{ value: { id }, label: name }]] } },
  };
}
