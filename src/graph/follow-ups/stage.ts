import type { MaybePromise } from '@pothos/core';
import type { Context } from '../../context.ts';
import type { OwnerChange, Stage, StageChange, StageType as StageTypeWord } from '../../records/follow-up.ts';
import { builder } from '../builder.ts';
import { AgentType } from '../shared/people.ts';
import { entryOf } from '../reference/named.ts';
import { ofVendor as of, type OfVendor } from '../nodes/unified.ts';
import { wordsOf } from '../words.ts';

export const StageTypeType = wordsOf<StageTypeWord>('StageType', 'Whether a stage is on the way or a result.', {
  PROCESS: 'On the way.',
  RESULT: 'A result, not said which.',
  WON: 'Won: an order.',
  LOST: 'Lost: a failed order.',
  INVALID: 'Invalid.',
  UNKNOWN: 'A value this API does not know yet; see `typeRaw`.',
});

/** What the copy says of the stage, or else the vendor's list of stages, which holds those on the way and no results. */
const ofStage =
  <K extends 'name' | 'sortNumber'>(key: K) =>
  ({ vendor, value }: OfVendor<Stage>, _args: object, context: Context): MaybePromise<Stage[K] | null> => {
    const known = value[key];
    if (known !== null || (value.type !== null && value.type !== 'PROCESS')) return known;
    const entry = entryOf(vendor, value.externalId, (lists) => lists.stages(), context);
    return entry.then((stage) => stage?.[key] ?? null);
  };

export const StageType = builder.objectRef<OfVendor<Stage>>('Stage').implement({
  description: 'A stage of following up a customer.',
  fields: (t) => ({
    externalId: t.id({
      description: "The vendor's own id; null where only a name was sent.",
      resolve: ({ value }) => value.externalId,
    }),
    name: t.string({ description: 'Its name.', resolve: ofStage('name') }),
    type: t.field({
      type: StageTypeType,
      description: 'Whether it is on the way or a result.',
      resolve: ({ value }) => value.type,
    }),
    typeRaw: t.string({ description: "The vendor's own code for `type`.", resolve: ({ value }) => value.typeRaw }),
    sortNumber: t.int({ description: 'Place in the order of stages.', resolve: ofStage('sortNumber') }),
  }),
});

export const StageChangeType = builder.objectRef<OfVendor<StageChange>>('StageChange').implement({
  description: 'Stage before and after.',
  fields: (t) => ({
    before: t.field({
      type: StageType,
      description: 'Stage before; null if there was none.',
      resolve: ({ vendor, value }) => of(vendor, value.before),
    }),
    after: t.field({
      type: StageType,
      description: 'Stage after.',
      resolve: ({ vendor, value }) => of(vendor, value.after),
    }),
    remark: t.string({ description: 'Note on the change.', resolve: ({ value }) => value.remark }),
  }),
});

export const OwnerChangeType = builder.objectRef<OfVendor<OwnerChange>>('OwnerChange').implement({
  description: 'Owner before and after.',
  fields: (t) => ({
    before: t.field({
      type: AgentType,
      description: 'Owner before; null if there was none.',
      resolve: ({ vendor, value }) => of(vendor, value.before),
    }),
    after: t.field({
      type: AgentType,
      description: 'Owner after; null if it went to a pool.',
      resolve: ({ vendor, value }) => of(vendor, value.after),
    }),
  }),
});
