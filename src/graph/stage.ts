import type { OwnerChange, Stage, StageChange, StageType as StageTypeWord } from '../records/follow-up.ts';
import { builder } from './builder.ts';
import { AgentType } from './people.ts';
import { ofVendor as of, type OfVendor } from './unified.ts';
import { wordsOf } from './words.ts';

export const StageTypeType = wordsOf<StageTypeWord>('StageType', 'Whether a stage is on the way or a result.', {
  PROCESS: 'On the way.',
  RESULT: 'A result, not said which.',
  WON: 'Won: an order.',
  LOST: 'Lost: a failed order.',
  INVALID: 'Invalid.',
  UNKNOWN: 'A value this API does not know yet; see `typeRaw`.',
});

export const StageType = builder.objectRef<Stage>('Stage').implement({
  description: 'A stage of following up a customer.',
  fields: (t) => ({
    externalId: t.expose('externalId', {
      type: 'ID',
      description: "The vendor's own id; null where only a name was sent.",
    }),
    name: t.expose('name', { type: 'String', description: 'Its name.' }),
    type: t.expose('type', { type: StageTypeType, description: 'Whether it is on the way or a result.' }),
    typeRaw: t.expose('typeRaw', { type: 'String', description: "The vendor's own code for `type`." }),
    sortNumber: t.expose('sortNumber', { type: 'Int', description: 'Place in the order of stages.' }),
  }),
});

export const StageChangeType = builder.objectRef<StageChange>('StageChange').implement({
  description: 'Stage before and after.',
  fields: (t) => ({
    before: t.expose('before', { type: StageType, description: 'Stage before; null if there was none.' }),
    after: t.expose('after', { type: StageType, description: 'Stage after.' }),
    remark: t.expose('remark', { type: 'String', description: 'Note on the change.' }),
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
