import { isUnionType, type GraphQLSchema } from 'graphql';
import type { Context } from '../../context.ts';
import { entities } from '../../records/record.ts';
import { badUserInput } from '../errors.ts';
import { recordById } from './record-by-id.ts';
import { recordTypes, typeNameOf } from './record-types.ts';

const mostRepresentations = 1000;

/** Answers Apollo Federation's `_entities` in bulk, each representation for itself: one bad key costs only its own place. */
export function answerEntities(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const union = schema.getType('_Entity');
  if (field === undefined || !isUnionType(union)) return;
  union.resolveType = typeNameOf;
  field.resolve = (_root, { representations }: { representations: readonly unknown[] }, context: Context) => {
    if (representations.length > mostRepresentations) {
      throw badUserInput(`\`representations\` holds more than ${mostRepresentations}.`, 'representations');
    }
    return representations.map((representation) => entityOf(representation, context));
  };
}

async function entityOf(representation: unknown, context: Context) {
  const { __typename: typeName, id } = (representation ?? {}) as { __typename?: unknown; id?: unknown };
  const entity = entities.find((kind) => recordTypes[kind].name === typeName);
  if (entity === undefined || typeof id !== 'string') {
    throw badUserInput('A representation needs the `__typename` of an entity and its `id`.', 'representations');
  }
  return recordById(id, [entity], 'representations', context);
}
