import type { GraphKit } from '../../graph/kit.ts';

const unknown = { description: 'A value this API does not know yet.' };

export type SharedEnums = ReturnType<typeof sharedEnums>;

/** Enums that several details types use. */
export const sharedEnums = ({ builder }: GraphKit) => ({
  ActorType: builder.enumType('SobotActorType', {
    description: 'What acted at Sobot.',
    values: {
      AGENT: { description: 'A person.' },
      COLLECTION_BOT: { description: 'A bot that collects data.' },
      RECEPTION_BOT: { description: 'A bot that receives visitors.' },
      VOICE_BOT: { description: 'A voice bot.' },
      TELEMARKETING_BOT: { description: 'A telemarketing bot.' },
      TRIGGER: { description: 'A trigger.' },
      SCHEDULED_TASK: { description: 'A scheduled task.' },
      UNKNOWN: unknown,
    },
  }),
  BusinessType: builder.enumType('SobotBusinessType', {
    description: 'What a change at Sobot came out of.',
    values: {
      NONE: { description: 'Nothing.' },
      CHAT: { description: 'A chat.' },
      TALK: { description: 'A telephone talk.' },
      TICKET: { description: 'A ticket.' },
      UNKNOWN: unknown,
    },
  }),
});
