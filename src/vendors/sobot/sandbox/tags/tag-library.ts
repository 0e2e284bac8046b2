import { textOf } from '../body.ts';
import { fault } from '../faults.ts';
import type { Wire } from '../replies.ts';
import type { State } from '../state.ts';
import { timeText, type SandboxGroup } from './tags.ts';

export function knownGroup({ groups }: State, id: string): SandboxGroup {
  const group = groups.find(({ wire }) => wire.id === id);
  if (group === undefined) throw fault('510001');
  return group;
}

/** The group that holds a tag. */
export function groupOfTag({ groups }: State, tagId: string): SandboxGroup {
  const group = groups.find(({ tags }) => tags.some(({ id }) => id === tagId));
  if (group === undefined) throw fault('510004');
  return group;
}

export function replaceGroup(state: State, changed: SandboxGroup): void {
  state.groups = state.groups.map((group) => (group.wire.id === changed.wire.id ? changed : group));
}

/** A name that is free among the others. */
export function groupName(body: Wire, others: readonly SandboxGroup[]): string {
  const name = textOf(body, 'name');
  if (name === '') throw fault('510005');
  if (isTooLong(name)) throw fault('510007');
  if (others.some(({ wire }) => wire.name === name)) throw fault('510002');
  return name;
}

/** Names that are free among the others. The document does not say where they must be: here, within the group. */
export function tagNames(body: Wire, others: readonly Wire[]): { name: string; param_name: string | null } {
  const name = textOf(body, 'name');
  const param = textOf(body, 'param_name') || null;
  if (name === '') throw fault('510006');
  if (isTooLong(name)) throw fault('510007');
  if (param !== null && isTooLong(param)) throw fault('510008');
  if (others.some((tag) => tag.name === name)) throw fault('510003');
  if (param !== null && others.some((tag) => tag.param_name === param)) throw fault('510004');
  return { name, param_name: param };
}

const isTooLong = (name: string): boolean => name.length > 30;

export const newTimes = (now: number): Wire => ({
  create_time: timeText(now),
  create_time_ms: now,
  ...updatedTimes(now),
});

export const updatedTimes = (now: number): Wire => ({ update_time: timeText(now), update_time_ms: now });
