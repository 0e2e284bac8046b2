import type { OwnerChange, Stage, StageChange } from '../../../records/follow-up.ts';
import type { Agent } from '../../../records/people.ts';
import { agentOf, toAgent } from '../map-people.ts';
import { changesIn, listedIn } from '../pushes/sides.ts';
import { codeOf, objectIn, readOption, textOf, type JsonObject } from '../shapes.ts';

/** From one employee to another, with all that the event says of them. */
export function toOwnerChange(extra: JsonObject, phoneRegion: string): OwnerChange {
  const listed = changesIn(extra).get('owner');
  const side = (told: unknown, also: unknown, name: unknown): Agent | null => {
    const person = toAgent(told, phoneRegion) ?? toAgent(also, phoneRegion);
    return person === null ? agentOf(null, name) : { ...person, name: person.name ?? textOf(name) };
  };
  const after = side(extra['owner'], listed?.after, extra['owner_name']);
  const known = toAgent(objectIn(extra['object_info'])?.['owner'], phoneRegion);
  return {
    before: side(extra['former_owner'], listed?.before, extra['former_owner_name']),
    after: known !== null && known.externalId === after?.externalId ? known : after,
  };
}

/** From one stage of the life cycle to another; null if the event names none. */
export function toStageChange(extra: JsonObject): StageChange | null {
  const listed = changesIn(extra).get('life_status');
  const labels = listedIn(extra['mapping_data_text']).get('life_status');
  const before = toStage(listed?.before, labels?.before);
  const after = toStage(listed === undefined ? extra['life_status'] : listed.after, labels?.after);
  return before === null && after === null ? null : { before, after, remark: null };
}

function toStage(value: unknown, label: unknown): Stage | null {
  const externalId = codeOf(value);
  if (externalId === null) return null;
  const name = textOf(label) ?? readOption(value)?.label ?? null;
  return { externalId, name, type: null, typeRaw: null, sortNumber: null };
}
