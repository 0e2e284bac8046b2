import { z } from 'zod';
import type { FollowUp } from '../../../records/follow-up.ts';
import type { Call } from '../../call.ts';
import { Refusal } from '../../vendor-error.ts';
import type { Write } from '../../write.ts';
import type { FollowUpAdd } from '../../write-inputs.ts';
import type { SobotClient } from '../client.ts';
import { toFollowUp } from '../follow-ups/map-follow-up.ts';
import { checkCustomer, checkText, unfit, wrong } from './checks.ts';
import { scan } from './pages.ts';
import { prepared } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { cameOf, newest, only } from './since.ts';

/** S25: takes no author and no time, and tells no id, so the note is looked for afterwards. */
export const followUpAdd = (room: WriteRoom): Write<FollowUpAdd> => ({
  async prepare({ target, content, authorExternalId, contactTypeRaw }) {
    const notTaken = (name: string, value: string | null | undefined) =>
      value === null || value === undefined ? [] : wrong([name], 'UNSUPPORTED', 'Sobot takes none.');
    const problems = unfit([
      ...(target.entity === 'CUSTOMER'
        ? checkCustomer(target.ref, ['targetId'])
        : wrong(['targetId'], 'UNSUPPORTED', 'Sobot takes follow-ups on customers only.')),
      ...checkText(content, ['content']),
      ...notTaken('authorExternalId', authorExternalId),
      ...notTaken('contactTypeRaw', contactTypeRaw),
    ]);
    if (problems !== null) return problems;
    const customer = target.ref;
    const added = async (sentAt: Date, call: Call) => {
      const { followUps, isWhole } = await behavioursOf(room.client, customer, call);
      return { notes: followUps.filter((row) => isNote(row, content) && cameOf(timeOf(row), sentAt)), isWhole };
    };
    return prepared(room, {
      request: post('user_stage/record_save', { userid: customer, content }),
      places: { customer: ['targetId'] },
      receipt: () => ({ refs: null }),
      find: async (sentAt, call) => newest((await added(sentAt, call)).notes, timeOf)?.ref ?? null,
      async readBack(sentAt, call) {
        const { notes, isWhole } = await added(sentAt, call);
        if (!isWhole) throw new Refusal({ kind: 'PARTIAL', message: 'There are too many follow-ups to look through.' });
        const note = only(notes, ({ ref }) => ref);
        return note === undefined ? null : { refs: [note.ref] };
      },
    });
  },
});

/** All that is told of a customer, within bounds (S24). */
async function behavioursOf(client: SobotClient, customer: string, call: Call) {
  const { rows, isWhole } = await scan((page) => client.behaviours(customer, page, call));
  const origin = { servedFrom: 'LIVE', fetchedAt: null } as const;
  return { followUps: rows.map((row) => toFollowUp(row, customer, origin)), isWhole };
}

/** When a behaviour was, by whichever of its times is filled. */
const timeOf = ({ occurredAt, createdAt }: FollowUp): Date | null => occurredAt ?? createdAt ?? null;

const told = z.object({ bizContent: z.object({ remark: z.string().nullable() }) });

// What a note looks like among the behaviours is not documented: its words may be the content, or a remark in it.
function isNote({ kind, content, details }: FollowUp, words: string): boolean {
  if (kind === 'STAGE_CHANGED' || kind === 'CREATED') return false;
  return content === words || told.safeParse(details).data?.bizContent.remark === words;
}
