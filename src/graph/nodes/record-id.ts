import type { Context } from '../../context.ts';
import type { Entity } from '../../records/record.ts';
import { badUserInput } from '../errors.ts';
import { readGlobalId, type GlobalId } from './global-id.ts';
import { recordTypes } from './record-types.ts';

/** What the global id of a record stands for. */
export interface RecordId<E extends Entity = Entity> extends GlobalId {
  readonly entity: E;
}

/** Reads a global id that a caller sent. Throws BAD_USER_INPUT for rubbish and for ids of another kind of record. */
export function readRecordId<E extends Entity>(
  id: string,
  accepted: readonly E[],
  argument: string,
  { vendors }: Context,
): RecordId<E> {
  const read = readGlobalId(id);
  if (read === null) throw badUserInput(`\`${argument}\` is no global id of this API.`, argument);
  const entity = accepted.find((kind) => kind === read.entity);
  if (entity === undefined) {
    const wanted = accepted.map((kind) => recordTypes[kind].name).join(' or ');
    const given = read.entity === 'UNKNOWN' ? 'change of nobody knows what' : recordTypes[read.entity].name;
    throw badUserInput(`\`${argument}\` must be the id of a ${wanted}; this one is of a ${given}.`, argument);
  }
  const adapter = vendors.get(read.vendor)?.adapter;
  const source = adapter?.[entity];
  if (source !== undefined && source.externalIdOf(read.ref) === null) {
    throw badUserInput(`\`${argument}\` is no global id of this API.`, argument);
  }
  return { ...read, entity };
}
